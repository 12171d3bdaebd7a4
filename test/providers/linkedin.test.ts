// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import linkedin from '../../src/providers/linkedin.js';
import type { Fault } from '../simulators/social/index.js';
import { refusalOf, visitSocial, type SocialVisit } from '../support/social-visit.js';

let visit: SocialVisit;
beforeAll(async () => {
  visit = await visitSocial('linkedin', linkedin);
});
beforeEach(() => visit.simulator.misbehave(undefined));

describe('linkedin', () => {
  it('is asked as it wants to be: without PKCE and nonce, which it does not bear', async () => {
    const attempt = visit.attempt();
    const asked = Object.fromEntries((await visit.begin(attempt)).searchParams);
    expect(asked).toMatchObject({ state: attempt.handle, scope: 'openid profile email' });
    expect(Object.keys(asked)).not.toContain('code_challenge');
    expect(Object.keys(asked)).not.toContain('nonce');
  });

  it('proves an account, whose address it is no authority for', async () => {
    expect(await visit.signIn('citizen')).toMatchObject({
      issuer: 'https://social.example/linkedin',
      level: 'none',
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: { given_name: 'Giulia', family_name: 'Bassi' },
    });
    expect(await visit.signIn('citizen', { shareEmail: false })).not.toHaveProperty('email');
  });

  it('may be switched to PKCE where LinkedIn allows it, and says invalid client where not', async () => {
    const strict = await visitSocial('linkedin', linkedin, { config: { pkce: true } });
    expect(await refusalOf(strict.signIn('citizen'))).toBe('misconfigured: oauth.invalid_client');
  });

  it.each<[Fault, string]>([
    ['audience', 'mismatched: id_token.aud'],
    ['issuer', 'mismatched: id_token.iss'],
    ['expired', 'expired: id_token.exp'],
    ['signature', 'forged: id_token.signature'],
    ['alg_none', 'forged: id_token.algorithm'],
    ['no_id_token', 'malformed: id_token.missing'],
    ['other_userinfo', 'mismatched: userinfo.sub'],
    ['down', 'upstream_unavailable: oauth.status'],
  ])('is refused with a wrong %s, by the rule', async (fault, rule) => {
    visit.simulator.misbehave(fault);
    expect(await refusalOf(visit.signIn('citizen'))).toBe(rule);
  });

  it('may say in its own words that the person cancelled', async () => {
    const change = (query: URLSearchParams): void => query.set('error', 'user_cancelled_login');
    expect(await refusalOf(visit.signIn('', { change }))).toBe(
      'cancelled: oauth.user_cancelled_login',
    );
  });
});
