// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../../src/providers/provider-error.js';
import type {
  Attempt,
  Provider,
  ReplyRoute,
  VerifiedProfile,
} from '../../src/providers/provider.js';
import google, { toProfile } from '../../src/providers/google.js';
import { openAttempt } from '../../src/sign-in/use-cases/live-attempt.js';
import { newId } from '../../src/kernel/ids.js';
import { randomToken } from '../../src/kernel/tokens.js';
import {
  startSocial,
  type Fault,
  type SimulatedProvider,
  type SocialSimulator,
} from '../simulators/social/index.js';
import { useDatabase } from '../support/database.js';
import { accounts, chooseAccount } from '../support/social.js';
import { aReply, signInBench, testOrigin } from '../support/sign-in.js';

const { db } = useDatabase();
let social: SocialSimulator;
let simulator: SimulatedProvider;
let provider: Provider;

beforeAll(async () => {
  social = await startSocial({ port: 0, accounts, piazza: testOrigin.origin });
  simulator = social.providers.google;
  const { hostFor } = await signInBench({
    db,
    instances: [],
    resolve: () => Promise.reject(new Error('nobody arrives here')),
  });
  provider = await google.create(google.configSchema.parse(simulator.config), hostFor('google'));
});
beforeEach(() => simulator.misbehave(undefined));
afterAll(() => social.close());

const route = (): ReplyRoute => {
  const [callback] = provider.replies;
  if (!callback) throw new Error('google has one reply route');
  return callback;
};

const anAttempt = (overrides: { fresh?: boolean } = {}): Attempt =>
  openAttempt(
    {
      id: newId(),
      instance: 'google',
      intent: 'sign-in',
      minimum: 'none',
      fresh: overrides.fresh ?? false,
      locale: 'it',
      returnTo: '/me',
      createdAt: new Date(),
      expiresAt: new Date(),
      secrets: { handle: randomToken(), input: {}, memory: {} },
    },
    { origin: testOrigin, now: () => new Date() },
  ).attempt;

async function begin(attempt: Attempt): Promise<URL> {
  const step = await provider.begin(attempt);
  if (step.kind !== 'redirect') throw new Error('google begins with a redirect');
  return step.to;
}

async function signIn(persona: string, change: (query: URLSearchParams) => void = () => {}) {
  const attempt = anAttempt();
  const back = await chooseAccount(await begin(attempt), persona);
  change(back.searchParams);
  const reply = aReply({ query: Object.fromEntries(back.searchParams) });
  return route().verify(reply, attempt);
}

async function refusalOf(verification: Promise<VerifiedProfile>): Promise<string> {
  const error = await verification.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) throw new Error('not refused', { cause: error });
  return error.message;
}

describe('google', () => {
  it('asks with state, nonce and PKCE, in the language of the page', async () => {
    const attempt = anAttempt({ fresh: true });
    const asked = (await begin(attempt)).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'piazza-demo',
      redirect_uri: 'http://localhost:3000/sign-in/google/callback',
      scope: 'openid email profile',
      state: attempt.handle,
      nonce: attempt.memory['nonce'],
      code_challenge_method: 'S256',
      hl: 'it',
      prompt: 'select_account',
    });
    expect(asked.get('code_challenge')).not.toBe(attempt.memory['verifier']);
  });

  it('vouches for the account, proves nobody, and keys on the subject', async () => {
    const profile = await signIn('citizen');
    expect(profile).toMatchObject({
      issuer: simulator.base.href,
      subject: expect.stringMatching(/^\d{15,}$/),
      level: 'none',
      personKeys: [],
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: { given_name: 'Giulia', family_name: 'Bassi' },
      label: 'g***@example.org',
    });
    expect((await signIn('citizen')).subject).toBe(profile.subject);
  });

  it.each<[Fault, string]>([
    ['nonce', 'mismatched: id_token.nonce'],
    ['audience', 'mismatched: id_token.aud'],
    ['issuer', 'mismatched: id_token.iss'],
    ['expired', 'expired: id_token.exp'],
    ['signature', 'forged: id_token.signature'],
    ['no_id_token', 'malformed: id_token.missing'],
    ['other_userinfo', 'mismatched: userinfo.sub'],
    ['down', 'upstream_unavailable: oauth.status'],
    ['invalid_grant', 'upstream_error: oauth.invalid_grant'],
  ])('refuses an answer with a wrong %s, naming the rule', async (fault, rule) => {
    simulator.misbehave(fault);
    expect(await refusalOf(signIn('citizen'))).toBe(rule);
  });

  it('looks at an error only after the state', async () => {
    expect(await refusalOf(signIn('')) /* cancelled */).toBe('cancelled: oauth.access_denied');
    const changed = signIn('', (query) => query.set('state', randomToken()));
    expect(await refusalOf(changed)).toBe('mismatched: oauth.state');
  });

  it('refuses the reply of another issuer (mix-up)', async () => {
    const mixed = signIn('citizen', (query) => query.set('iss', 'https://evil.example'));
    expect(await refusalOf(mixed)).toBe('mismatched: oauth.iss');
  });

  it('refuses a code without the verifier that asked for it', async () => {
    const attempt = anAttempt();
    const back = await chooseAccount(await begin(attempt), 'citizen');
    attempt.memory['verifier'] = 'another';
    const reply = aReply({ query: Object.fromEntries(back.searchParams) });
    expect(await refusalOf(route().verify(reply, attempt))).toBe(
      'upstream_error: oauth.invalid_grant',
    );
  });
});

describe('an address at google', () => {
  const token = { iss: 'i', sub: '1', iat: 1, email_verified: true };
  const vouched = (claims: object) =>
    toProfile({ ...token, ...claims }, { id: '1' }, 'i').email?.vouched;

  it('is vouched for only where google is authoritative for it', () => {
    expect(vouched({ email: 'anna@gmail.com' })).toBe(true);
    expect(vouched({ email: 'anna@ente.example', hd: 'ente.example' })).toBe(true);
    expect(vouched({ email: 'anna@example.org' })).toBe(false);
    expect(vouched({ email: 'anna@gmail.com', email_verified: false })).toBe(false);
    expect(vouched({ email: 'anna@evilgmail.com' })).toBe(false);
  });
});

it.each(['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'userinfoEndpoint', 'jwksUri'])(
  'sends nothing in the clear: %s',
  (field) => {
    const at = (address: string) =>
      google.configSchema.safeParse({ ...simulator.config, [field]: address }).success;
    expect(at('http://google.example/token')).toBe(false);
    expect(at('https://google.example/token')).toBe(true);
    expect(at('http://localhost:3002/token')).toBe(true);
  },
);
