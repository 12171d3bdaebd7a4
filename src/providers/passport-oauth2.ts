// SPDX-License-Identifier: AGPL-3.0-or-later
import { readCode } from './oauth-reply.js';
import { requestThrough, type OAuthClient } from './passport-fetch.js';
import { runStrategy, type Strategy } from './passport.js';
import { ProviderError } from './provider-error.js';
import type { Attempt, Host, Provider, Reply, Step, VerifiedProfile } from './provider.js';

/** What the token endpoint and the profile endpoint gave, both unverified. */
export interface Grant {
  readonly tokens: Readonly<Record<string, unknown>>;
  readonly profile: unknown;
}

/** The options that make a strategy safe; the kind adds its client and its endpoints. */
export interface SafeOptions {
  readonly callbackURL: string;
  readonly scope: string[];
  readonly pkce: true;
  readonly store: object;
}

/** Called with five parameters, because passport-oauth2 counts them to decide what it passes. */
export type Verify = (
  accessToken: string,
  refreshToken: string,
  tokens: object,
  profile: unknown,
  done: (error: unknown, user?: object) => void,
) => void;

export interface OAuth2Kind {
  readonly strategy: (options: SafeOptions, verify: Verify) => Strategy;
  readonly scope: readonly string[];
  /** Compared with the `iss` of the reply where there is one (RFC 9207). */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  /** Further parameters of the authorization request. */
  readonly parameters?: (attempt: Attempt) => Readonly<Record<string, string>>;
  readonly profile: (grant: Grant, attempt: Attempt) => Promise<VerifiedProfile>;
}

/** A provider made of a passport-oauth2 strategy: state, nonce and PKCE verifier live in the attempt. */
export function fromOAuth2Strategy(host: Host, kind: OAuth2Kind): Provider {
  return {
    begin: (attempt) => begin(host, kind, attempt),
    replies: [
      {
        method: 'GET',
        path: '/callback',
        single: 'before-verify',
        correlate: (reply) => reply.query['state'],
        verify: (reply, attempt) => verify(host, kind, { reply, attempt }),
      },
    ],
    origins: () => Promise.resolve([new URL(kind.authorizationEndpoint).origin]),
  };
}

async function begin(host: Host, kind: OAuth2Kind, attempt: Attempt): Promise<Step> {
  attempt.memory['nonce'] = host.random.token();
  const outcome = await runStrategy(prepare(host, kind, attempt), { query: {}, body: {} });
  if (outcome.kind !== 'redirect') throw new ProviderError('misconfigured');
  return outcome;
}

interface Exchange {
  readonly reply: Reply;
  readonly attempt: Attempt;
}

async function verify(
  host: Host,
  kind: OAuth2Kind,
  { reply, attempt }: Exchange,
): Promise<VerifiedProfile> {
  // The strategy believes `error` before it looks at the state: so it never gets to see one.
  const { code, state } = readCode(reply, attempt, kind.issuer);
  const request = { query: { code, state }, body: {} };
  const outcome = await runStrategy(prepare(host, kind, attempt), request);
  if (outcome.kind !== 'success' || !isGrant(outcome.user))
    throw new ProviderError('misconfigured');
  return kind.profile(outcome.user, attempt);
}

/** A strategy of one attempt: built for each call, so that nothing is shared between two people. */
function prepare(host: Host, kind: OAuth2Kind, attempt: Attempt): Strategy {
  const options: SafeOptions = {
    callbackURL: attempt.replyTo('/callback').href,
    scope: [...kind.scope],
    pkce: true,
    store: stateStore(attempt),
  };
  const strategy: Strategy & Partial<Internals> = kind.strategy(
    options,
    (_accessToken, _refreshToken, tokens, profile, done) => done(null, { tokens, profile }),
  );
  if (strategy._oauth2) requestThrough(host.fetch, strategy._oauth2);
  const own = strategy.authorizationParams?.bind(strategy);
  strategy.authorizationParams = (given) => ({
    ...own?.(given),
    nonce: attempt.memory['nonce'],
    ...kind.parameters?.(attempt),
  });
  return strategy;
}

/** What passport-oauth2 calls protected. */
interface Internals {
  _oauth2: OAuthClient;
  authorizationParams(options: unknown): object;
}

/** Passport-oauth2 chooses the signature by counting parameters: five here, four there, none optional. */
const stateStore = (attempt: Attempt): object => ({
  store(
    _request: unknown,
    verifier: string,
    _state: unknown,
    _meta: unknown,
    done: (error: null, handle: string) => void,
  ) {
    attempt.memory['verifier'] = verifier;
    done(null, attempt.handle);
  },
  verify(
    _request: unknown,
    _state: unknown,
    _meta: unknown,
    done: (error: null, verifier: string | false) => void,
  ) {
    done(null, attempt.memory['verifier'] ?? false);
  },
});

const isGrant = (user: unknown): user is Grant =>
  typeof user === 'object' && user !== null && 'tokens' in user && 'profile' in user;
