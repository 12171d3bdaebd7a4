// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { shownClaims } from '../../../src/portal/domain/release.js';
import { recordRelease } from '../../../src/portal/use-cases/releases/record-release.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { someMember } from '../../support/builders/membership.js';
import { aPortal, aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aBrowser, type Browser } from '../../support/portal/browser.js';
import { authorizationRequest, discover } from '../../support/portal/client.js';
import { answered } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database, { realPages: true });

/** A browser without a session asks for a sign-in. */
async function begin(portal: Registration, parameters: Record<string, string> = {}) {
  const browser = aBrowser(app.origin);
  const config = await discover(app.issuer, portal);
  const { url } = await authorizationRequest(config, portal, parameters);
  const { location = '' } = await browser.get(url.href);
  const leads = new URL(location, app.origin);
  return { browser, leads, back: leads.searchParams.get('return_to') ?? '' };
}

/** The person proves who they are, somewhere else. */
async function signIn(browser: Browser, proof: { at?: Date } = {}) {
  const memberId = await someMember(db);
  browser.setCookie('test_session', await aSession(db, { memberId, ...proof }));
  return memberId;
}

async function knows(portal: Registration, memberId: Awaited<ReturnType<typeof signIn>>) {
  const { clientId } = portal;
  await recordRelease({ db, now: () => new Date() }, { memberId, clientId, claims: shownClaims });
}

describe('an authorization request of somebody who is not signed in', () => {
  it('leads straight to the ways in, with the level and the way back', async () => {
    const portal = await aPortal(db, { minimumLevel: 'substantial' });
    const { leads, back } = await begin(portal);
    expect(leads.pathname).toBe('/sign-in');
    expect(Object.fromEntries(leads.searchParams)).toEqual({
      return_to: expect.stringMatching(/^\/oidc\/auth\/[\w-]+$/),
      minimum: 'substantial',
      portal: portal.clientId,
    });
    expect(back).not.toBe('');
  });

  it('is answered in one step when the person comes back', async () => {
    const portal = await aPortal(db);
    const { browser, back } = await begin(portal);
    await knows(portal, await signIn(browser));
    const answer = await browser.get(back);
    expect(answer.location).toContain(portal.redirectUris[0]);
    expect(answered(answer)['code']).toBeDefined();
    // Used up.
    expect(await browser.get(back)).toMatchObject({ status: 400 });
  });

  it('shows first what the portal receives', async () => {
    const portal = await aPortal(db);
    const { browser, back } = await begin(portal);
    await signIn(browser);
    const answer = await browser.get(back);
    expect(answer.location).toMatch(/^\/interaction\/[\w-]+$/);
    const notice = await browser.get(answer.location ?? '');
    expect(notice.text).toContain(portal.name);
    const finished = await browser.post(answer.location ?? '');
    expect(answered(await browser.follow(finished.location ?? ''))['code']).toBeDefined();
  });

  it('goes on waiting while the person comes back without having signed in', async () => {
    const { browser, back, leads } = await begin(await aPortal(db));
    const asked = await browser.get(back);
    const again = await browser.get(asked.location ?? '');
    expect(new URL(again.location ?? '', app.origin).pathname).toBe(leads.pathname);
  });

  it('is not served by a proof from before it, where a new one was demanded', async () => {
    const portal = await aPortal(db);
    const { browser, back } = await begin(portal, { prompt: 'login' });
    await knows(portal, await signIn(browser, { at: new Date(Date.now() - 60_000) }));
    expect((await browser.get(back)).location).toMatch(/^\/interaction\//);
  });

  it('is not answered in another browser, whoever signed in there', async () => {
    const portal = await aPortal(db);
    const { back, browser: asking } = await begin(portal);
    const other = await begin(portal);
    await knows(portal, await signIn(other.browser));
    expect(await other.browser.get(back)).toMatchObject({ status: 400, location: undefined });
    // Nor does the browser that asked get anything from it.
    expect((await asking.get(back)).location).toMatch(/^\/interaction\//);
  });
});

describe('somebody who belongs to no community of a portal for members only', () => {
  it('reads so after signing in, with a way to the communities and one back to the portal', async () => {
    const { browser, back } = await begin(await aPortal(db, { membershipRequired: true }));
    await signIn(browser);
    const { location = '' } = await browser.get(back);
    expect(location).toMatch(/^\/interaction\//);
    const page = await browser.get(location);
    expect(page.status).toBe(403);
    expect(page.text).toContain('href="/c"');
    expect(page.text).toContain(`action="${location}/abort"`);
    // Trying again without having joined leads to the same page.
    expect(await browser.post(location)).toMatchObject({ status: 303, location });
    const answer = await browser.follow((await browser.post(`${location}/abort`)).location ?? '');
    expect(new URL(answer.location ?? '').searchParams.get('error')).toBe('access_denied');
  });
});
