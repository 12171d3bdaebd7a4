// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../e2e/support/person.js';
import { useBrowser } from '../../support/browser.js';
import { useDatabase } from '../../support/database.js';
import { freePorts } from '../../support/free-ports.js';
import { startProgram } from './program.js';
import { answeredAtLast, aPortalSite, community, type PortalSite } from './site.js';

const database = useDatabase();
const browser = useBrowser();
let site: PortalSite;
let portal = '';
let giulia: Person;

beforeAll(async () => {
  const port = await freePorts(1);
  portal = `http://localhost:${port}`;
  site = await aPortalSite(database, { page: 'openid-client', origin: portal });
  const about = { port, name: 'Laboratorio', controller: 'Regione Emilia-Romagna' };
  await startProgram(site, {
    program: process.execPath,
    args: ['test/support/programs/portal.mjs'],
    input: JSON.stringify({ ...about, ...Object.fromEntries(site.page.settings) }),
    ready: 'is ready',
  });
  giulia = await site.person(browser.current());
}, 120_000);
afterAll(() => site?.close());

/** Asks Piazza anew, by the refresh token; the page that follows. */
async function refresh(): Promise<string> {
  await giulia.open(`${portal}/`);
  await giulia.click('Aggiorna');
  return giulia.read();
}

// The steps are one story: each goes on where the last one ended.
describe('a portal with Express and openid-client', () => {
  it('signs in through Piazza', async () => {
    await giulia.open(`${portal}/accedi`);
    await site.signIn(giulia);
    expect(await giulia.read()).toContain('Ciao, Giulia B.');
  }, 60_000);

  it('shows the community after a refresh, and no more once the membership ended', async () => {
    const leave = `/c/${community}/leave`;
    await site.join(giulia);
    await refresh();
    expect(await giulia.page.content()).toContain(leave);
    await site.endMembership('Giulia B.');
    await refresh();
    expect(await giulia.page.content()).not.toContain(leave);
  }, 60_000);

  it('is signed out by Piazza’s refusal to refresh', async () => {
    await site.signOut(giulia);
    const asked = 'Con l’identità che hai già';
    expect(await answeredAtLast(refresh, (text) => text.includes(asked))).toContain(asked);
  }, 60_000);
});
