// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../e2e/support/person.js';
import { useBrowser } from '../../../support/browser.js';
import { useDatabase } from '../../../support/database.js';
import { freePorts } from '../../../support/free-ports.js';
import { startProgram } from '../program.js';
import { answeredAtLast, aPortalSite, community, type PortalSite } from '../site.js';

const database = useDatabase();
const browser = useBrowser();
let site: PortalSite;
let portal = '';
let giulia: Person;

beforeAll(async () => {
  const port = await freePorts(1);
  portal = `http://localhost:${port}`;
  site = await aPortalSite(database, { page: 'authlib', origin: portal });
  const settings = Object.fromEntries(site.page.settings);
  const cookie = randomBytes(16).toString('hex');
  await startProgram(site, {
    program: '.cache/system/authlib/bin/python',
    args: ['test/system/portals/authlib/portal.py'],
    input: JSON.stringify({ port, group: community, settings, cookie_key: cookie }),
    ready: 'Running on',
  });
  giulia = await site.person(browser.current());
}, 120_000);
afterAll(() => site?.close());

const write = async (): Promise<string> =>
  (await giulia.context.request.post(`${portal}/scrivi`)).text();

// The steps are one story: each goes on where the last one ended.
describe('a portal with Flask and Authlib', () => {
  it('signs in through Piazza, and lets nobody write who does not belong', async () => {
    await giulia.open(`${portal}/accedi`);
    await site.signIn(giulia);
    expect(await giulia.read()).toBe('Giulia B.');
    expect(await write()).toBe('not a member');
  }, 60_000);

  it('lets a member write as soon as they joined, without a new sign-in', async () => {
    await site.join(giulia);
    expect(await write()).toBe('written');
  }, 60_000);

  it('refuses the next attempt after the membership ended, without a new sign-in', async () => {
    await site.endMembership('Giulia B.');
    expect(await write()).toBe('not a member');
  });

  it('ends its own session once the person signed out at Piazza', async () => {
    await site.signOut(giulia);
    const refused = await answeredAtLast(write, (text) => text === 'invalid_grant');
    expect(refused).toBe('invalid_grant');
    expect(await write()).toBe('sign in first');
  }, 60_000);
});
