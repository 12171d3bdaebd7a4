// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../e2e/support/person.js';
import { useBrowser } from '../../../support/browser.js';
import { useDatabase } from '../../../support/database.js';
import { freePorts } from '../../../support/free-ports.js';
import { aPortalSite, type PortalSite } from '../site.js';
import { startApache } from './site.js';

const database = useDatabase();
const browser = useBrowser();
let site: PortalSite;
let apache = '';
let giulia: Person;

beforeAll(async () => {
  const port = await freePorts(1);
  apache = `http://localhost:${port}`;
  site = await aPortalSite(database, { page: 'apache', origin: apache });
  await startApache(site, port);
  giulia = await site.person(browser.current());
}, 120_000);
afterAll(() => site?.close());

/** What the page of the community answers in this browser, as it is now. */
async function statusOfCommunity(): Promise<number> {
  const answer = await giulia.context.request.get(`${apache}/comunita/`, { maxRedirects: 0 });
  return answer.status();
}

// The steps are one story: each goes on where the last one ended.
describe('Apache with mod_auth_openidc', () => {
  it('signs in through Piazza, and refuses the page of a community that the person is not in', async () => {
    await giulia.open(`${apache}/`);
    await site.signIn(giulia);
    expect(await giulia.page.locator('body').innerText()).toBe('Il sito');
    expect(await statusOfCommunity()).toBe(401);
  }, 60_000);

  it('lets in who has joined since, without a new sign-in', async () => {
    await site.join(giulia);
    await becomes(200);
  }, 120_000);

  it('refuses again once the membership ended, without a new sign-in', async () => {
    await site.endMembership('Giulia B.');
    await becomes(401);
  }, 120_000);

  it('signs out at Piazza and comes back', async () => {
    await giulia.open(`${apache}/piazza/callback?logout=${encodeURIComponent(`${apache}/`)}`);
    await giulia.click('Esci da Piazza');
    // Its first page needs a sign-in, and nobody is signed in at Piazza either.
    await giulia.page.waitForURL((url) => url.pathname === '/sign-in');
  }, 60_000);
});

/** The module asks anew after the seconds that the page says. */
async function becomes(status: number): Promise<void> {
  for (let tries = 0; (await statusOfCommunity()) !== status; tries += 1) {
    if (tries > 180) throw new Error(`the page of the community never answered ${status}`);
    await pause(500);
  }
}
