// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import facebook from '../../src/providers/facebook.js';
import type { Withdrawal } from '../../src/providers/provider.js';
import { facebookId } from '../simulators/social/facebook-settings.js';
import type { Fault } from '../simulators/social/index.js';
import { signRequest } from '../simulators/social/signed-request.js';
import { refusalOf, visitSocial, type SocialVisit } from '../support/social-visit.js';

const secret = 'the-secret-of-facebook';
const id = facebookId({ id: 'citizen' });
let visit: SocialVisit;
beforeAll(async () => {
  visit = await visitSocial('facebook', facebook);
});
beforeEach(() => visit.simulator.misbehave(undefined));

describe('facebook', () => {
  it('is asked at the pinned version, with state and PKCE', async () => {
    const attempt = visit.attempt({ fresh: true });
    const address = await visit.begin(attempt);
    expect(address.pathname).toBe('/facebook/v23.0/dialog/oauth');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      state: attempt.handle,
      scope: 'public_profile,email',
      code_challenge_method: 'S256',
      auth_type: 'reauthenticate',
    });
  });

  it('proves an account of this application, whose address nobody proved', async () => {
    expect(await visit.signIn('citizen')).toMatchObject({
      issuer: 'https://social.example/facebook/102030405060708',
      subject: id,
      level: 'none',
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: { name: 'Giulia Bassi', given_name: 'Giulia', family_name: 'Bassi' },
    });
    expect(await visit.signIn('citizen', { shareEmail: false })).not.toHaveProperty('email');
  });

  it('proves with every call that it knows the secret of the application', async () => {
    const calls: URL[] = [];
    const watched = await visitSocial('facebook', facebook, {
      between(request, next) {
        calls.push(new URL(request.url));
        return next(request);
      },
    });
    await watched.signIn('citizen');
    const me = calls.find(({ pathname }) => pathname.endsWith('/me'));
    expect(me?.searchParams.get('appsecret_proof')).toMatch(/^[0-9a-f]{64}$/);
    expect(me?.searchParams.has('access_token')).toBe(false);
  });

  it.each<[Fault, string]>([
    ['no_subject', 'malformed: profile.subject'],
    ['down', 'upstream_unavailable: oauth.status'],
    ['invalid_grant', 'upstream_error: oauth.invalid_grant'],
  ])('is refused with %s, by the rule', async (fault, rule) => {
    visit.simulator.misbehave(fault);
    expect(await refusalOf(visit.signIn('citizen'))).toBe(rule);
  });

  it('is cancelled by the person, after the state only', async () => {
    expect(await refusalOf(visit.signIn(''))).toBe('cancelled: oauth.access_denied');
    const change = (query: URLSearchParams): void => query.set('state', 'x'.repeat(43));
    expect(await refusalOf(visit.signIn('', { change }))).toBe('mismatched: oauth.state');
  });

  it('gives no token to a code that was not asked for with this verifier', async () => {
    const attempt = visit.attempt();
    const change = (): void => void (attempt.memory['verifier'] = 'v'.repeat(43));
    expect(await refusalOf(visit.signIn('citizen', { attempt, change }))).toBe(
      'upstream_error: oauth.error',
    );
  });

  it('is not configured without a version of the Graph API', () => {
    for (const graphVersion of [undefined, 'latest', '23']) {
      const config = { ...visit.simulator.config, graphVersion };
      expect(facebook.configSchema.safeParse(config).success).toBe(false);
    }
  });
});

describe('a signed request', () => {
  const read = (signedRequest: string, path = '/data-deletion'): Promise<Withdrawal> => {
    const route = visit.provider.withdrawals?.find((one) => one.path === path);
    if (!route) throw new Error(`there is no ${path}`);
    const body: Record<string, string> = { signed_request: signedRequest };
    return route.verify({ query: {}, body, rawQuery: '' });
  };
  const now = Math.floor(Date.now() / 1_000);
  const [signature = '', payload = ''] = signRequest(id, secret).split('.');
  const hidden = Buffer.from(JSON.stringify({ algorithm: 'none', user_id: id, issued_at: now }));

  it('says whose account it is about, and what is asked', async () => {
    const data = await read(signRequest(id, secret));
    expect(data).toMatchObject({
      kind: 'data',
      issuer: 'https://social.example/facebook/102030405060708',
      subject: id,
    });
    expect((await read(signRequest(id, secret), '/deauthorise')).kind).toBe('consent');
    const status = new URL('https://piazza.example/sign-in/facebook/withdrawals/abc');
    expect(JSON.parse(data.answer({ status, code: 'abc' }).body)).toEqual({
      url: status.href,
      confirmation_code: 'abc',
    });
  });

  it.each([
    ['another secret', signRequest(id, 'another'), 'forged: signed_request.signature'],
    ['no signature', `.${payload}`, 'malformed: signed_request.form'],
    ['a cut signature', `${signature.slice(1)}.${payload}`, 'malformed: signed_request.form'],
    ['three parts', `${signature}.${payload}.x`, 'malformed: signed_request.form'],
    [
      'another payload',
      `${signature}.${hidden.toString('base64url')}`,
      'forged: signed_request.signature',
    ],
    [
      'another algorithm',
      signRequest(id, secret, { algorithm: 'none' }),
      'malformed: signed_request.payload',
    ],
    [
      'no account',
      signRequest(id, secret, { user_id: undefined }),
      'malformed: signed_request.payload',
    ],
    ['an account with a name', signRequest('anna', secret), 'malformed: signed_request.payload'],
    [
      'no date',
      signRequest(id, secret, { issued_at: undefined }),
      'malformed: signed_request.payload',
    ],
    [
      'last week’s date',
      signRequest(id, secret, { issued_at: now - 604_800 }),
      'expired: signed_request.issued_at',
    ],
    [
      'tomorrow’s date',
      signRequest(id, secret, { issued_at: now + 86_400 }),
      'expired: signed_request.issued_at',
    ],
    [
      'no JSON',
      `${createHmac('sha256', secret).update('bm9uZQ').digest('base64url')}.bm9uZQ`,
      'malformed: signed_request.payload',
    ],
    [
      'too much',
      signRequest(id, secret, { more: 'x'.repeat(5_000) }),
      'malformed: signed_request.form',
    ],
    ['nothing', '', 'malformed: signed_request.form'],
  ])('is refused with %s', async (_case, text, rule) => {
    expect(await refusalOf(read(text))).toBe(rule);
  });
});
