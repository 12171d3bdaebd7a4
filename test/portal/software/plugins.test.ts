// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { trustId, type Slug } from '../../../src/kernel/ids.js';
import { findPortalRow } from '../../../src/portal/store/portals.js';
import { anAddress } from '../../support/builders/invitation.js';
import { aRemoval } from '../../support/builders/measures.js';
import { aCommunity, aStint, someMember } from '../../support/builders/membership.js';
import { portalSecret } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { usePortalApp } from '../../support/portal/app.js';
import type { Answer as BrowserAnswer, Browser } from '../../support/portal/browser.js';
import { connectPage } from '../../support/portal/connect-page.js';
import { registerFromPage } from '../../support/portal/register-from-page.js';
import { play, type Answer, type Player, type Software } from '../../support/portal/software.js';
import { aVisitor } from '../../support/portal/visit.js';
import { decidim, discourse, drupal, moodle, nextcloud, wordpress } from './software.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const slug = trustId<Slug>('cdpp');
let community: Awaited<ReturnType<typeof aCommunity>>;

beforeAll(async () => {
  community = await aCommunity(db, { slug });
});

/** The portal of a page, and somebody who is signed in at Piazza. */
async function connected(software: Software) {
  const places = { piazza: app.origin, secret: portalSecret };
  const page = connectPage(software.page, places);
  if (!(await findPortalRow(db, software.page))) await registerFromPage(db, page);
  const player = play(software, page, `${app.issuer}/.well-known/openid-configuration`);
  const memberId = await someMember(db, 'Giulia B.');
  await anAddress(db, memberId, { address: `${memberId}@example.org`, primary: true });
  const { browser } = await aVisitor({ db, app }, { memberId });
  return { player, memberId, browser, needs: software.needs?.(page) ?? [] };
}

/** Up to the tokens, and the claims where this software looks for them. */
async function signIn(software: Software, player: Player, browser: Browser) {
  const { url, verifier, nonce } = await player.begin();
  const answer = await goThrough(browser, url);
  const code = codeOf(answer);
  const tokens = await player.exchange(code, verifier);
  const idToken = String(tokens['id_token']);
  const told: Answer = decodeJwt(idToken);
  if (software.nonce) expect(told['nonce']).toBe(nonce);
  const claims = software.withoutUserinfo
    ? told
    : await player.userinfo(String(tokens['access_token']));
  expect(claims['sub']).toBe(told['sub']);
  return { tokens, idToken, claims };
}

/** Past the notice, which is shown once, to the answer: an address, or a page that posts it. */
async function goThrough(browser: Browser, url: URL): Promise<Came> {
  const answer = await browser.follow(url.href);
  if (answer.location || answer.text.startsWith('<')) return answer;
  const { uid } = JSON.parse(answer.text) as { uid: string };
  const finished = await browser.post(`/interaction/${uid}`);
  return browser.follow(finished.location ?? '');
}

/** In the address that leads back, or in the form that is posted there. */
function codeOf({ location, text }: Came): string {
  const posted = /name="code" value="([^"]+)"/.exec(text)?.[1];
  return posted ?? new URL(location ?? 'about:blank').searchParams.get('code') ?? '';
}

type Came = Pick<BrowserAnswer, 'location' | 'text'>;

const groupsIn = (claims: Answer): string =>
  JSON.stringify(claims['groups'] ?? claims['memberships']);

describe.each([wordpress, decidim, drupal, nextcloud, discourse, moodle])(
  'the requests of $page, with the settings of its page',
  (software) => {
    it('sign in, see the community, and see it no more when the membership ended', async () => {
      const { player, memberId, browser, needs } = await connected(software);
      const first = await signIn(software, player, browser);
      expect(first.claims).toMatchObject({ name: 'Giulia B.' });
      expect(Object.keys(first.claims)).toEqual(expect.arrayContaining([...needs]));
      expect(groupsIn(first.claims)).not.toContain(slug);

      await aStint(db, { community, memberId });
      const second = await signIn(software, player, browser);
      expect(second.claims['sub']).toBe(first.claims['sub']);
      expect(groupsIn(second.claims)).toContain(slug);

      await aRemoval(db, { slug, managerId: community.managerId }, memberId);
      const third = await signIn(software, player, browser);
      expect(groupsIn(third.claims)).not.toContain(slug);
      if (!software.signsOut) return;
      const out = await browser.get((await player.signOut(third.idToken)).href);
      expect(out.status).toBeLessThan(400);
    });
  },
);

describe('WordPress, which refreshes on page loads', () => {
  it('has both of two pages that load at once refreshed, and is refused once the person signed out', async () => {
    const { player, browser } = await connected(wordpress);
    const { tokens, idToken } = await signIn(wordpress, player, browser);
    const used = String(tokens['refresh_token']);
    const pages = await Promise.all([player.refresh(used), player.refresh(used)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);

    const question = await browser.get((await player.signOut(idToken)).href);
    const { action, fields } = JSON.parse(question.text) as SignOutQuestion;
    await browser.post(action, { ...fields, logout: 'yes' });
    const after = await player.refresh(String(pages[0]?.body['refresh_token']));
    expect(after).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

interface SignOutQuestion {
  readonly action: string;
  readonly fields: Record<string, string>;
}
