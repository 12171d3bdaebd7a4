// SPDX-License-Identifier: AGPL-3.0-or-later
import * as client from 'openid-client';
import { readCode } from '../oauth-reply.js';
import { ProviderError } from '../provider-error.js';
import type { Attempt, Host, Provider, Reply, Step, VerifiedProfile } from '../provider.js';
import { toRefusal } from './refusal.js';

export const callbackPath = '/callback';

/** What the token endpoint gave; an ID token in it has been verified. */
export interface Granted {
  readonly client: client.Configuration;
  readonly tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;
}

export interface CodeFlow {
  readonly client: () => Promise<client.Configuration>;
  readonly scope: readonly string[];
  /** Off only for a server that refuses it. */
  readonly pkce: boolean;
  /** Whether an ID token is expected that answers to a nonce; `dropped` by servers that ignore it. */
  readonly idToken: 'none' | 'with-nonce' | 'nonce-dropped';
  /** Further parameters of the authorization request. */
  readonly parameters?: (attempt: Attempt) => Readonly<Record<string, string>>;
  /** @throws ProviderError */
  readonly profile: (granted: Granted, attempt: Attempt) => Promise<VerifiedProfile>;
}

/** A provider of the code flow (RFC 6749, 4.1; OpenID Connect Core 1.0, 3.1) with state, PKCE and nonce. */
export const fromCodeFlow = (
  host: Host,
  flow: CodeFlow,
): Required<Pick<Provider, 'begin' | 'replies' | 'origins'>> => ({
  begin: (attempt) => begin(host, flow, attempt),
  replies: [
    {
      method: 'GET',
      path: callbackPath,
      single: 'before-verify',
      correlate: (reply) => reply.query['state'],
      verify: (reply, attempt) => verify(flow, reply, attempt),
    },
  ],
  async origins() {
    const { authorization_endpoint: address } = (await flow.client()).serverMetadata();
    return address === undefined ? [] : [new URL(address).origin];
  },
});

async function begin(host: Host, flow: CodeFlow, attempt: Attempt): Promise<Step> {
  const asking = await flow.client();
  const { memory } = attempt;
  if (flow.pkce) memory['verifier'] = client.randomPKCECodeVerifier();
  if (flow.idToken === 'with-nonce') memory['nonce'] = host.random.token();
  const { verifier, nonce } = memory;
  const to = client.buildAuthorizationUrl(asking, {
    ...flow.parameters?.(attempt),
    redirect_uri: attempt.replyTo(callbackPath).href,
    scope: flow.scope.join(' '),
    state: attempt.handle,
    ...(nonce !== undefined && { nonce }),
    ...(verifier !== undefined && {
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  });
  return { kind: 'redirect', to };
}

async function verify(flow: CodeFlow, reply: Reply, attempt: Attempt): Promise<VerifiedProfile> {
  const asking = await flow.client();
  const read = readCode(reply, attempt, asking.serverMetadata().issuer);
  const { verifier, nonce } = attempt.memory;
  if (flow.pkce && !verifier) throw new ProviderError('mismatched', { rule: 'oauth.verifier' });
  const current = attempt.replyTo(callbackPath);
  current.search = new URLSearchParams({ ...read }).toString();
  try {
    const tokens = await client.authorizationCodeGrant(asking, current, {
      expectedState: attempt.handle,
      idTokenExpected: flow.idToken !== 'none',
      ...(flow.idToken === 'with-nonce' && { expectedNonce: nonce ?? '' }),
      ...(verifier !== undefined && { pkceCodeVerifier: verifier }),
    });
    return await flow.profile({ client: asking, tokens }, attempt);
  } catch (error) {
    throw toRefusal(error);
  }
}
