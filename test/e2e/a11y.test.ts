// SPDX-License-Identifier: AGPL-3.0-or-later
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { buildAssets } from '../../src/web/assets/build.js';
import { serve, useBrowser, type Served } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { webApp, type WebApp } from '../support/web-app.js';
import { webWorld, type WebWorld } from '../support/web-world.js';

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

type Viewer = 'visitor' | 'member' | 'manager' | 'staff' | 'weak';

/** Every kind of page, seen by somebody who has something to see there. */
function pages(): readonly (readonly [Viewer, string])[] {
  const { open, byApproval, draft } = world;
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
    ['member', '/me/profile'],
    ['member', '/me/sessions'],
    ['member', '/me/data'],
    ['manager', `/c/${byApproval.slug}/manage`],
    ['manager', `/c/${open.slug}/manage`],
    ['manager', `/c/${open.slug}/manage/members`],
    ['manager', `/c/${open.slug}/manage/roles`],
    ['staff', '/staff'],
    ['staff', '/staff/people'],
    ['staff', '/staff/providers'],
    ['staff', '/staff/communities/new'],
    ['staff', `/staff/communities/${draft.slug}?query=Anna`],
    ['staff', '/staff/accept/abcdefghijklmnopqrstuvwxyz0123456789abcdefg'],
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
    for (const details of await opened.page.$$('details')) {
      await details.evaluate((element) => element.setAttribute('open', ''));
    }
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
    'passes axe in %s, with everything unfolded, and complains of nothing',
    async (locale) => {
      const faults = await each({ locale }, async (page) => {
        const language = await page.getAttribute('html', 'lang');
        const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
        return [
          ...(language === locale ? [] : [`speaks ${language}`]),
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`)),
        ];
      });
      expect(faults).toEqual([]);
    },
    240_000,
  );

  test('fits a screen of 320 pixels', async () => {
    const faults = await each({ width: 320 }, async (page) => {
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      return widest > 320 ? [`is ${widest} wide`] : [];
    });
    expect(faults).toEqual([]);
  }, 120_000);
});
