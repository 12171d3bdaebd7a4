// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import oidc from '../../src/providers/oidc.js';
import type { Fault } from '../simulators/social/index.js';
import { refusalOf, visitSocial, type SocialVisit } from '../support/social-visit.js';

const enterprise = {
  trust: 'enterprise',
  levels: { 'urn:example:two-factors': 'substantial', 'urn:example:password': 'low' },
  emailDomains: ['example.org'],
};
let social: SocialVisit;
let own: SocialVisit;

beforeAll(async () => {
  social = await visitSocial('oidc', oidc);
  own = await visitSocial('oidc', oidc, { config: enterprise });
});
beforeEach(() => {
  social.simulator.misbehave(undefined);
  own.simulator.misbehave(undefined);
});

describe('a provider of OpenID Connect', () => {
  it('is asked with state, nonce and PKCE, in the language of the page', async () => {
    const attempt = social.attempt({ locale: 'en' });
    const asked = (await social.begin(attempt)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'piazza-demo',
      redirect_uri: 'https://piazza.example/sign-in/oidc/callback',
      scope: 'openid profile email',
      state: attempt.handle,
      nonce: attempt.memory['nonce'],
      code_challenge_method: 'S256',
      ui_locales: 'en',
    });
    expect(asked.get('code_challenge')).not.toBe(attempt.memory['verifier']);
    expect(asked.has('prompt')).toBe(false);
  });

  it('proves an account and nobody, unless it is configured as an enterprise', async () => {
    expect(await social.signIn('citizen')).toMatchObject({
      issuer: 'https://social.example/oidc',
      subject: expect.stringMatching(/^[0-9a-f]{24}$/),
      level: 'none',
      personKeys: [],
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: { given_name: 'Giulia', family_name: 'Bassi' },
      label: 'g***@example.org',
    });
    expect(await own.signIn('citizen')).toMatchObject({
      level: 'substantial',
      email: { vouched: true },
    });
  });

  it('is content with people who keep their address to themselves', async () => {
    const profile = await social.signIn('citizen', { shareEmail: false });
    expect(profile).not.toHaveProperty('email');
    expect(profile).not.toHaveProperty('label');
  });

  it.each<[Fault, string]>([
    ['nonce', 'mismatched: id_token.nonce'],
    ['audience', 'mismatched: id_token.aud'],
    ['azp', 'mismatched: id_token.azp'],
    ['issuer', 'mismatched: id_token.iss'],
    ['expired', 'expired: id_token.exp'],
    ['signature', 'forged: id_token.signature'],
    ['alg_none', 'forged: id_token.algorithm'],
    ['alg_hs256', 'forged: id_token.algorithm'],
    ['no_id_token', 'malformed: id_token.missing'],
    ['other_userinfo', 'mismatched: userinfo.sub'],
    ['reply_issuer', 'mismatched: oauth.iss'],
    ['down', 'upstream_unavailable: oauth.status'],
    ['invalid_grant', 'upstream_error: oauth.invalid_grant'],
  ])('is refused with a wrong %s, by the rule', async (fault, rule) => {
    await social.begin(social.attempt());
    social.simulator.misbehave(fault);
    expect(await refusalOf(social.signIn('citizen'))).toBe(rule);
  });

  it('is refused when its reply does not name it, though it promised (mix-up)', async () => {
    const change = (query: URLSearchParams): void => query.delete('iss');
    expect(await refusalOf(social.signIn('citizen', { change }))).toBe('mismatched: oauth.iss');
  });

  it('is believed to be cancelled only after the state', async () => {
    expect(await refusalOf(social.signIn(''))).toBe('cancelled: oauth.access_denied');
    const change = (query: URLSearchParams): void => query.set('state', 'x'.repeat(43));
    expect(await refusalOf(social.signIn('', { change }))).toBe('mismatched: oauth.state');
  });

  it('gives no code for a verifier that was never announced (PKCE downgrade)', async () => {
    const attempt = social.attempt();
    const address = await social.begin(attempt);
    address.searchParams.delete('code_challenge');
    expect(await (await social.simulator.handle(new Request(address))).text()).toContain(
      'PKCE is required',
    );
  });

  it('refuses a code without the verifier that asked for it', async () => {
    const attempt = social.attempt();
    const change = (): void => void (attempt.memory['verifier'] = 'v'.repeat(43));
    expect(await refusalOf(social.signIn('citizen', { attempt, change }))).toBe(
      'upstream_error: oauth.invalid_grant',
    );
  });
});

describe('a fresh sign-in', () => {
  it('is asked for, and the token has to say that it was one', async () => {
    const attempt = own.attempt({ fresh: true });
    const asked = (await own.begin(attempt)).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const profile = await own.signIn('citizen', { attempt });
    expect(profile.authenticatedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);

    own.simulator.misbehave('stale_login');
    const stale = own.signIn('citizen', { attempt: own.attempt({ fresh: true }) });
    expect(await refusalOf(stale)).toBe('expired: id_token.not_fresh');
  });
});

describe('levels', () => {
  it('are asked for by their classes when one is needed', async () => {
    const asked = await own.begin(own.attempt({ minimum: 'substantial' }));
    expect(asked.searchParams.get('acr_values')).toBe('urn:example:two-factors');
  });

  it('need an enterprise', () => {
    const config = { ...own.simulator.config, ...enterprise, trust: 'social' };
    expect(oidc.configSchema.safeParse(config).success).toBe(false);
  });
});

describe('discovery', () => {
  type Metadata = Record<string, unknown>;
  const changing = (change: (metadata: Metadata) => Metadata) =>
    visitSocial('oidc', oidc, {
      async between(request, next) {
        const answer = await next(request);
        if (!request.url.includes('.well-known')) return answer;
        return Response.json(change((await answer.json()) as Metadata));
      },
    });

  it.each<[string, (metadata: Metadata) => Metadata, string]>([
    [
      'another issuer',
      (found) => ({ ...found, issuer: 'https://evil.example/oidc' }),
      'mismatched: answer.issuer',
    ],
    [
      'PKCE in the clear only',
      (found) => ({ ...found, code_challenge_methods_supported: ['plain'] }),
      'misconfigured: discovery.pkce',
    ],
    [
      'no token endpoint',
      (found) => ({ ...found, token_endpoint: undefined }),
      'upstream_error: discovery.malformed',
    ],
  ])('is refused with %s', async (_case, change, rule) => {
    const visit = await changing(change);
    expect(await refusalOf(visit.begin(visit.attempt()))).toBe(rule);
  });

  it('keeps the last answer for a day without one, and does not wait for each', async () => {
    let alive = true;
    let asked = 0;
    let now = new Date();
    const visit = await visitSocial('oidc', oidc, {
      now: () => now,
      between(request, next) {
        if (request.url.includes('.well-known')) asked += 1;
        return alive ? next(request) : Promise.reject(new Error('no answer'));
      },
    });
    await visit.begin(visit.attempt());
    alive = false;
    now = new Date(now.getTime() + 2 * 3_600_000);
    expect((await visit.begin(visit.attempt())).pathname).toBe('/oidc/authorize');
    await visit.begin(visit.attempt());
    expect(asked).toBe(2);
  });

  it('without any answer is a provider that does not answer', async () => {
    const visit = await visitSocial('oidc', oidc, {
      between: () => Promise.reject(new Error('no answer')),
    });
    expect(await refusalOf(visit.begin(visit.attempt()))).toBe(
      'upstream_unavailable: fetch.failed',
    );
    expect(await visit.provider.check?.()).toEqual([
      { severity: 'error', message: 'upstream_unavailable: fetch.failed' },
    ]);
  });
});
