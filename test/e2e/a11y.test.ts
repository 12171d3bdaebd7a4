// SPDX-License-Identifier: AGPL-3.0-or-later
import { organisationWalk } from '../support/organisation-matrix.js';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { buildAssets } from '../../src/web/assets/build.js';
import { serve, useBrowser, type Served } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { foundingWalk } from '../support/web-matrix-founding.js';
import { passagePaths } from '../support/web-passages.js';
import { webApp, type WebApp } from '../support/web-app.js';
import { dutyPaths, webWorld, type WebWorld } from '../support/web-world.js';

const { db } = useDatabase();
const browser = useBrowser();
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let world: WebWorld;
let app: WebApp;
let served: Served;

beforeAll(async () => {
  await buildAssets();
  world = await webWorld(db);
  served = await serve((origin) => {
    app = webApp(db, { origin });
    return app.app;
  });
}, 60_000);
afterAll(() => served.close());

type Viewer = 'visitor' | 'member' | 'manager' | 'staff' | 'administrator' | 'weak';

/** Every kind of page, seen by somebody who has something to see there. */
function pages(): readonly (readonly [Viewer, string])[] {
  const { open, byApproval, draft, ids } = world;
  return [
    ['visitor', '/'],
    ['visitor', '/come-accedere'],
    ['visitor', '/contatti'],
    ['visitor', '/privacy'],
    ['visitor', '/cookie'],
    ['visitor', '/accessibilita'],
    ['visitor', '/c'],
    ['visitor', '/c?query=nessuna'],
    ['visitor', `/c/${open.slug}`],
    ['visitor', `/c/${byApproval.slug}`],
    ['member', `/c/${open.slug}/members`],
    ['visitor', '/non-esiste'],
    ['member', '/'],
    ['member', `/c/${open.slug}`],
    ['member', `/c/${open.slug}/leave`],
    ['member', `/c/${byApproval.slug}`],
    ['staff', `/c/${open.slug}/join`],
    ['staff', `/c/${byApproval.slug}/join`],
    ['weak', `/c/${byApproval.slug}/join`],
    ['member', '/me'],
    ['member', '/me/identities'],
    ['member', '/me/mails'],
    ['member', '/me/profile'],
    ['member', '/me/sessions'],
    ['member', '/me/data'],
    ['member', '/me/portals'],
    ['member', `/me/portals/${world.portal.clientId}`],
    ['manager', `/c/${byApproval.slug}/manage`],
    ['manager', `/c/${open.slug}/manage`],
    ['manager', `/c/${open.slug}/manage/members`],
    ...dutyPaths(world),
    ['manager', `/c/${open.slug}/manage/roles`],
    ['manager', `/c/${open.slug}/manage/successors`],
    ['manager', `/c/${open.slug}/leave`],
    ['manager', `/c/${byApproval.slug}/manage/roles/${ids.disputedRole}/dispute`],
    ['staff', `/disputes/${ids.dispute}`],
    ['staff', '/staff/disputes'],
    ['administrator', '/staff/break-glass'],
    ['visitor', `/c/${open.slug}/roles`],
    ['member', `/c/${open.slug}/roles?on=2026-02-31`],
    ['manager', `/c/${byApproval.slug}/manage/roles`],
    ['staff', '/staff'],
    ['staff', '/staff/people'],
    ['staff', '/staff/unanswered'],
    ['staff', '/staff/external'],
    ['staff', '/staff/external/new'],
    ['staff', `/staff/external/${ids.external}`],
    ['visitor', `/c/${ids.external}`],
    ['manager', `/c/${open.slug}/manage/links`],
    ['visitor', '/programmes'],
    ['visitor', `/programmes/${ids.programme}`],
    ['manager', `/programmes/${ids.programme}/overview`],
    ['manager', '/me/programmes'],
    ['staff', '/staff/programmes'],
    ['staff', '/staff/programmes/new'],
    ['staff', `/staff/programmes/${ids.programme}?query=Irene`],
    ['staff', '/staff/providers'],
    ['staff', '/staff/communities/new'],
    ['staff', `/staff/communities/${draft.slug}?query=Anna`],
    ['staff', '/staff/accept/abcdefghijklmnopqrstuvwxyz0123456789abcdefg'],
    ['administrator', '/staff/members?query=Irene'],
    ['administrator', `/staff/members/${ids.someMember}`],
    ['staff', `/staff/communities/${open.slug}`],
    ['administrator', '/staff/people'],
    ['administrator', '/staff/reviews'],
    ['administrator', `/staff/reviews/${ids.review}`],
    ['administrator', '/staff/portals'],
    ['administrator', `/staff/portals/${world.portal.clientId}`],
    ['administrator', `/staff/portals/${world.portal.clientId}/connect`],
    ['administrator', `/staff/portals/${world.portal.clientId}/edit`],
    ['administrator', '/staff/portals/new?software=plone&site=nowhere'],
    ['administrator', '/staff/portals/new?software=moodle&site=https://portale.example'],
    ['manager', `/c/${open.slug}/manage/settings`],
    ['manager', `/c/${open.slug}/manage/policy`],
    ['manager', `/c/${open.slug}/manage/policy/affiliation?query=Associazione`],
    ['manager', `/c/${open.slug}/manage/term`],
    ...organisationWalk(world),
    ['member', `/organisations/${ids.seated}/seats`],
    ['member', `/organisations/${ids.seated}/seats/${ids.seat}?query=Irene`],
    ['manager', `/c/${open.slug}/manage/seats?query=Associazione`],
    ['manager', '/me/organisations'],
    ['manager', `/me/organisations/delegations/${ids.delegation}`],
    ['manager', `/c/${open.slug}/groups`],
    ['manager', `/c/${open.slug}/groups/formazione?query=Anna`],
    ['member', `/c/${open.slug}/card`],
    ['manager', `/c/${open.slug}/cards/${ids.card}`],
    ['member', '/me/card'],
    ['member', `/invitation/${ids.invitationToken}`],
    ['manager', `/c/${open.slug}/cards`],
    ['manager', `/c/${open.slug}/manage/card`],
    ['manager', `/c/${open.slug}/manage/age`],
    ...foundingWalk(world),
    ...passagePaths.map((path) => ['member', path] as const),
  ];
}

interface Setting {
  readonly viewer: Viewer;
  readonly locale?: 'it' | 'en';
  readonly width?: number;
  readonly script?: boolean;
}

/** A browser in which somebody is signed in; what it complains of, and whom it calls, is kept. */
async function visit({ viewer, locale = 'it', width = 1280, script = true }: Setting) {
  const context = await browser.current().newContext({
    locale: locale === 'it' ? 'it-IT' : 'en-GB',
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    // At rest: contrast measured while a colour changes is nobody's contrast.
    reducedMotion: 'reduce',
  });
  if (viewer !== 'visitor') await context.addCookies([cookieOf(viewer)]);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    // A page that is not found is told by its status, which the console repeats.
    if (message.type() === 'error' && !message.text().includes('the server responded with'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (sent) => {
    if (!sent.url().startsWith(served.origin)) complaints.push(`${page.url()} asks ${sent.url()}`);
  });
  return { context, page, complaints };
}

function cookieOf(viewer: Exclude<Viewer, 'visitor'>) {
  const actor = viewer === 'weak' ? { ...world.staff, level: 'low' as const } : world[viewer];
  const [name = '', value = ''] = app.signIn(actor).split('=');
  return { name, value, url: served.origin };
}

async function each(
  setting: Omit<Setting, 'viewer'>,
  look: (page: Page, path: string) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  const contexts = new Map<Viewer, { context: BrowserContext; page: Page; complaints: string[] }>();
  for (const [viewer, path] of pages()) {
    const opened = contexts.get(viewer) ?? (await visit({ ...setting, viewer }));
    contexts.set(viewer, opened);
    await opened.page.goto(`${served.origin}${path}`);
    await opened.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const found = await look(opened.page, path);
    faults.push(...found.map((fault) => `${viewer} ${path}: ${fault}`));
  }
  for (const { context, complaints } of contexts.values()) {
    faults.push(...complaints);
    await context.close();
  }
  return faults;
}

describe('every page', () => {
  test.each(['it', 'en'] as const)(
    'passes axe in %s, with everything unfolded, fits 320 pixels, and complains of nothing',
    async (locale) => {
      const faults = await each({ locale }, async (page) => {
        const language = await page.getAttribute('html', 'lang');
        // No page has frames: without them the results need no second page to come together in.
        const axe = new AxeBuilder({ page }).setLegacyMode().withTags(rules);
        const { violations } = await axe.analyze();
        const widest = await widestAt(page, 320);
        return [
          ...(language === locale ? [] : [`speaks ${language}`]),
          ...(widest > 320 ? [`is ${widest} wide`] : []),
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
        ];
      });
      expect(faults).toEqual([]);
    },
    400_000,
  );
});

describe('with the keyboard alone', () => {
  test('one skips to the content, opens the SPID menu and reaches a provider', async () => {
    const { context, page } = await visit({ viewer: 'weak' });
    await page.goto(`${served.origin}/c/${world.byApproval.slug}/join`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Vai al contenuto principale');
    await page.keyboard.press('Enter');
    // The form first; sending it asks who one is, with what the community admits.
    await follow(page, 'Invia la richiesta');
    await tabTo(page, 'Entra con SPID');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^Gestore (alfa|beta|gamma)$/);
    await context.close();
  });

  test('one finds a community, joins it and leaves it', async () => {
    const { context, page } = await visit({ viewer: 'staff' });
    await page.goto(`${served.origin}/c`);
    await tabTo(page, 'Comunità di pratiche partecipative');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/c/comunita-*');
    for (const button of ['Aderisci', 'Aderisci']) await follow(page, button);
    expect(await page.textContent('main')).toContain('Ne fai parte dal');
    for (const button of ['Lascia la comunità', 'Lascia la comunità']) await follow(page, button);
    expect(await page.textContent('[role=status]')).toContain('Non fai più parte');
    await context.close();
  });

  test('a manager offers a role to a member', async () => {
    const { context, page } = await visit({ viewer: 'manager' });
    await page.goto(`${served.origin}/c/${world.open.slug}/manage/members`);
    await tabTo(page, 'Offri un incarico a Anna V.');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Co-gestore');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.textContent('[role=status]')).toContain('Incarico offerto');
    await context.close();
  });
});

test('without script, the forms work all the same', async () => {
  const { context, page } = await visit({ viewer: 'member', script: false, width: 360 });
  await page.goto(`${served.origin}/me`);
  await page.getByRole('button', { name: 'Accetto' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Incarico accettato');
  await page.goto(`${served.origin}/me/profile`);
  await page.getByLabel('Nome che vedono gli altri').fill('Giulia dei fiumi');
  await page.getByRole('button', { name: 'Salva' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Profilo aggiornato');
  await context.close();
});

/** How wide a page gets on a screen of so many pixels. */
async function widestAt(page: Page, width: number): Promise<number> {
  const usual = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  if (usual) await page.setViewportSize(usual);
  return widest;
}

/** What the focused element is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const image = element?.querySelector('img')?.getAttribute('alt') ?? '';
    const said = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return (said.trim() || image).trim();
  });

async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}

/** Reaches a link or a button by the keyboard, and waits for the page behind it. */
async function follow(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
