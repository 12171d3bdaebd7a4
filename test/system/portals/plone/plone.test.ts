// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../e2e/support/person.js';
import { useBrowser } from '../../../support/browser.js';
import { useDatabase } from '../../../support/database.js';
import { freePorts } from '../../../support/free-ports.js';
import { aPortalSite, community, type PortalSite } from '../site.js';
import { startPlone } from './site.js';

const database = useDatabase();
const browser = useBrowser();
let site: PortalSite;
let plone = '';
let giulia: Person;

beforeAll(async () => {
  const port = await freePorts(1);
  plone = `http://localhost:${port}/Plone`;
  site = await aPortalSite(database, { page: 'plone', origin: plone });
  await startPlone(site, port, community);
  giulia = await site.person(browser.current());
}, 240_000);
afterAll(() => site?.close());

/** Writes a page in the folder of the community, in the name of who is signed in; the status that comes. */
async function write(title: string): Promise<number> {
  const answer = await giulia.context.request.post(`${plone}/comunita`, {
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    data: { '@type': 'Document', title },
  });
  return answer.status();
}

async function signInAtPlone(): Promise<void> {
  await giulia.open(`${plone}/acl_users/oidc/login?came_from=${encodeURIComponent(plone)}`);
  if (giulia.page.url().startsWith(site.origin)) await site.signIn(giulia);
  expect(giulia.page.url()).toBe(plone);
}

// The steps are one story: each goes on where the last one ended.
describe('a Plone site with pas.plugins.oidc', () => {
  it('lets nobody write who is not signed in', async () => {
    expect(await write('Nessuno')).toBe(401);
  });

  it('signs in through Piazza who belongs nowhere: known by name, without the right to write', async () => {
    await signInAtPlone();
    expect(await giulia.page.locator('body').innerText()).toContain('Giulia Bassi');
    expect(await write('Ancora no')).toBe(401);
  }, 120_000);

  it('has the group of the community at the next sign-in, and the group may write', async () => {
    await site.join(giulia);
    await signInAtPlone();
    expect(await write('Da membro')).toBe(201);
  }, 120_000);

  it('refuses to write soon after the membership ended, without another sign-in', async () => {
    await site.endMembership('Giulia B.');
    while ((await write('Forse ancora')) === 201) await sleep(200);
    expect(await write('Non più')).toBe(401);
  }, 120_000);

  it('has taken the group away at the next sign-in, and goes on refusing', async () => {
    await signInAtPlone();
    expect(await giulia.page.locator('body').innerText()).toContain('Giulia Bassi');
    expect(await write('Nemmeno ora')).toBe(401);
  }, 120_000);

  it('signs out at Piazza too, which leads back to Plone', async () => {
    await giulia.open(`${plone}/acl_users/oidc/logout`);
    expect(await giulia.read()).toContain('Vuoi uscire anche da Piazza?');
    await giulia.click('Esci da Piazza');
    await giulia.page.waitForURL(plone);
    await giulia.open(`${plone}/acl_users/oidc/login`);
    expect(giulia.page.url()).toContain(`${site.origin}/sign-in`);
  }, 120_000);
});
