// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Fault, SocialKind } from '../../simulators/social/index.js';
import { refused } from '../../support/refused.js';
import { useSocialSite } from '../../support/social-site.js';

const site = useSocialSite();

/** A provider, or whoever stands in for it, answers wrongly behind the browser's back. */
async function answerOf(kind: SocialKind, fault: Fault): Promise<string> {
  return refused(site, async (browser) => {
    const back = await site.leave(browser, kind, 'victim');
    site.social.providers[kind].misbehave(fault);
    const page = await browser.get(back.href);
    site.social.providers[kind].misbehave(undefined);
    return page;
  });
}

const everywhere: readonly SocialKind[] = ['google', 'facebook', 'linkedin', 'x', 'oidc', 'oauth2'];
const withIdToken: readonly SocialKind[] = ['google', 'linkedin', 'oidc'];
const each = (kinds: readonly SocialKind[], cases: readonly (readonly [Fault, string])[]) =>
  kinds.flatMap((kind) => cases.map(([fault, outcome]) => [kind, fault, outcome] as const));

describe('an ID token', () => {
  it.each([
    ...each(withIdToken, [
      ['audience', '403 provider.mismatched: id_token.aud'],
      ['azp', '403 provider.mismatched: id_token.azp'],
      ['issuer', '403 provider.mismatched: id_token.iss'],
      ['expired', '403 provider.expired: id_token.exp'],
      ['signature', '403 provider.forged: id_token.signature'],
      ['alg_none', '403 provider.forged: id_token.algorithm'],
      ['alg_hs256', '403 provider.forged: id_token.algorithm'],
      ['no_id_token', '400 provider.malformed: id_token.missing'],
      ['other_userinfo', '403 provider.mismatched: userinfo.sub'],
    ]),
    ...each(['google', 'oidc'], [['nonce', '403 provider.mismatched: id_token.nonce']]),
    ['google', 'no_nonce', '403 provider.mismatched: id_token.nonce'] as const,
    ['oidc', 'no_nonce', '400 provider.malformed: id_token.claims'] as const,
  ])('of %s with a wrong %s signs nobody in: %s', async (kind, fault, outcome) => {
    expect(await answerOf(kind, fault)).toBe(outcome);
  });
});

describe('a token endpoint', () => {
  it.each(
    each(everywhere, [
      ['oversized', '422 provider.upstream_error: fetch.oversized'],
      ['redirected', '422 provider.upstream_error: fetch.redirect'],
      ['down', '422 provider.upstream_unavailable: oauth.status'],
      ['invalid_grant', '422 provider.upstream_error: oauth.invalid_grant'],
    ]),
  )('of %s that is %s signs nobody in: %s', async (kind, fault, outcome) => {
    expect(await answerOf(kind, fault)).toBe(outcome);
  });

  it('that is silent keeps nobody waiting longer than the deadline', async () => {
    const waiting = everywhere.map(async (kind) => {
      const browser = site.app.browser();
      const back = await site.leave(browser, kind, 'victim');
      site.social.providers[kind].misbehave('slow');
      const asked = Date.now();
      const page = await browser.get(back.href);
      expect(Date.now() - asked).toBeLessThan(15_000);
      expect(browser.cookies.has('piazza_session')).toBe(false);
      return page.status;
    });
    expect(await Promise.all(waiting)).toEqual(everywhere.map(() => 422));
    for (const instance of everywhere) {
      const line = { msg: 'sign_in.refused', rule: 'fetch.too_late', instance };
      expect(site.app.logged).toContainEqual(expect.objectContaining(line));
    }
  });
});

describe('a profile', () => {
  it.each(
    each(['facebook', 'x', 'oauth2'], [['no_subject', '400 provider.malformed: profile.subject']]),
  )('of %s with %s signs nobody in: %s', async (kind, fault, outcome) => {
    expect(await answerOf(kind, fault)).toBe(outcome);
  });
});
