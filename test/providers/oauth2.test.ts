// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import oauth2 from '../../src/providers/oauth2.js';
import x from '../../src/providers/x.js';
import type { Fault } from '../simulators/social/index.js';
import { refusalOf, visitSocial, type SocialVisit } from '../support/social-visit.js';

let generic: SocialVisit;
let theX: SocialVisit;
beforeAll(async () => {
  generic = await visitSocial('oauth2', oauth2);
  theX = await visitSocial('x', x);
});
beforeEach(() => {
  generic.simulator.misbehave(undefined);
  theX.simulator.misbehave(undefined);
});

describe('x', () => {
  it('is asked with state and PKCE', async () => {
    const attempt = theX.attempt();
    const asked = (await theX.begin(attempt)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      state: attempt.handle,
      scope: 'users.read tweet.read users.email',
      code_challenge_method: 'S256',
    });
    expect(asked.has('nonce')).toBe(false);
  });

  it('proves an account by its number, and is no authority for an address', async () => {
    expect(await theX.signIn('citizen')).toMatchObject({
      issuer: 'https://social.example/x',
      subject: expect.stringMatching(/^\d+$/),
      level: 'none',
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: { name: 'Giulia Bassi' },
    });
    expect(await theX.signIn('citizen', { shareEmail: false })).not.toHaveProperty('email');
  });
});

describe('a provider of OAuth 2.0', () => {
  it('is read where the configuration says; a number is a subject too', async () => {
    expect(await generic.signIn('citizen')).toMatchObject({
      issuer: 'https://social.example/oauth2',
      subject: expect.stringMatching(/^\d+$/),
      level: 'none',
      email: { vouched: false },
      claims: { name: 'Giulia Bassi' },
    });
  });

  it('vouches for addresses of its own domains, once it says that they are proven', async () => {
    const config = { trust: 'enterprise', emailDomains: ['example.org'] };
    const own = await visitSocial('oauth2', oauth2, { config });
    expect((await own.signIn('citizen')).email?.vouched).toBe(true);

    const { fields } = own.simulator.config as { fields: Record<string, string> };
    const silent = { ...config, fields: { ...fields, emailVerified: 'contact.unknown' } };
    const visit = await visitSocial('oauth2', oauth2, { config: silent });
    expect((await visit.signIn('citizen')).email?.vouched).toBe(false);
  });

  it.each<[Fault, string]>([
    ['no_subject', 'malformed: profile.subject'],
    ['unsafe_subject', 'malformed: profile.subject'],
    ['reply_issuer', 'mismatched: oauth.iss'],
    ['down', 'upstream_unavailable: oauth.status'],
    ['invalid_grant', 'upstream_error: oauth.invalid_grant'],
  ])('is refused with %s, by the rule', async (fault, rule) => {
    generic.simulator.misbehave(fault);
    expect(await refusalOf(generic.signIn('citizen'))).toBe(rule);
  });

  it.each([
    ['down', new Response('down', { status: 503 }), 'upstream_unavailable: profile.status'],
    ['refusing', Response.json({}, { status: 429 }), 'upstream_error: profile.status'],
    ['talking of something else', new Response('<html>'), 'upstream_error: profile.not_json'],
  ])('is refused with a profile endpoint %s', async (_case, answer, rule) => {
    const visit = await visitSocial('oauth2', oauth2, {
      between: (request, next) => (request.url.endsWith('/user') ? answer : next(request)),
    });
    expect(await refusalOf(visit.signIn('citizen'))).toBe(rule);
  });

  it('gives nothing to a code without the verifier that asked for it', async () => {
    const attempt = generic.attempt();
    const change = (): void => void (attempt.memory['verifier'] = 'v'.repeat(43));
    expect(await refusalOf(generic.signIn('citizen', { attempt, change }))).toBe(
      'upstream_error: oauth.invalid_grant',
    );
  });

  it.each([
    ['an endpoint in the clear', { tokenEndpoint: 'http://evil.example/token' }],
    ['a path into the prototype', { fields: { subject: '..' } }],
    ['levels, which it has no word for', { levels: { a: 'low' } }],
  ])('is not configured with %s', (_case, change) => {
    const config = { ...generic.simulator.config, ...change };
    expect(oauth2.configSchema.safeParse(config).success).toBe(false);
  });
});
