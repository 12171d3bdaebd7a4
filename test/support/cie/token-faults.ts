// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignJWT, UnsecuredJWT } from 'jose';
import { idTokenOf, never, redirectOf, respondAt, signedIdToken, type Row } from './bends.js';

const someone = { persona: 'citizen' };

/** Replies and ID tokens that are not as they must be. */
export const tokenFaults: readonly Row[] = [
  ['a lower level', () => undefined, 'level_too_low', 'id_token.acr', { ...someone, level: '1' }],
  [
    'a level that nobody knows',
    idTokenOf((own) => ({ ...own, acr: 'https://example.org/L9' })),
    'forged',
    'id_token.acr',
  ],
  ['a cancelled consent', () => undefined, 'cancelled', 'oauth.access_denied', { persona: '' }],
  [
    'an answer of another provider (mix-up)',
    redirectOf((parameters) => parameters.set('iss', 'https://other.example')),
    'mismatched',
    'oauth.iss',
  ],
  [
    'an answer that does not say whose it is',
    redirectOf((parameters) => parameters.delete('iss')),
    'forged',
    'oauth.iss_missing',
  ],
  [
    'an answer to nobody’s question',
    redirectOf((parameters) => parameters.set('state', 'x'.repeat(43))),
    'mismatched',
    'attempt.unknown',
  ],
  [
    'a code that is none',
    redirectOf((parameters) => parameters.set('code', 'made up')),
    'upstream_error',
    'oauth.invalid_grant',
  ],
  [
    'an ID token for another',
    idTokenOf((own) => ({ ...own, aud: 'https://other.example' })),
    'mismatched',
    'id_token.aud',
  ],
  [
    'an ID token of another',
    idTokenOf((own) => ({ ...own, iss: 'https://other.example' })),
    'mismatched',
    'id_token.iss',
  ],
  [
    'an ID token for another sign-in',
    idTokenOf((own) => ({ ...own, nonce: 'x'.repeat(43) })),
    'mismatched',
    'id_token.nonce',
  ],
  [
    'an expired ID token',
    idTokenOf((own, { seconds }) => ({ ...own, exp: seconds() - 3_600 })),
    'expired',
    'id_token.exp',
  ],
  [
    'an ID token from before the sign-in',
    idTokenOf((own, { seconds }) => ({ ...own, iat: seconds() - 600 })),
    'forged',
    'id_token.iat',
  ],
  [
    'an ID token beside another access token',
    idTokenOf((own) => ({ ...own, at_hash: 'x'.repeat(22) })),
    'forged',
    'id_token.at_hash',
  ],
  [
    'an ID token beside no access token',
    idTokenOf(({ at_hash: _hash, ...own }) => own),
    'malformed',
    'id_token.at_hash',
  ],
  [
    'an ID token that nobody signed',
    signedIdToken((claims) => Promise.resolve(new UnsecuredJWT(claims).encode())),
    'forged',
    'id_token.algorithm',
  ],
  [
    'an ID token signed with a public key as if it were secret',
    signedIdToken((claims, { stranger }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(Buffer.from(JSON.stringify(stranger.jwk))),
    ),
    'forged',
    'id_token.algorithm',
  ],
  [
    'an ID token signed with a key of nobody',
    signedIdToken((claims, { stranger }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: stranger.kid })
        .sign(stranger.privateKey),
    ),
    'forged',
    'id_token.key',
  ],
  [
    'an ID token signed with another key than it says',
    signedIdToken((claims, { federation, stranger }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: federation.provider.key().kid })
        .sign(stranger.privateKey),
    ),
    'forged',
    'id_token.signature',
  ],
  [
    'an answer that says its code twice',
    redirectOf((parameters) => parameters.append('code', 'another')),
    'malformed',
    'reply.duplicated_parameter',
  ],
  [
    'an ID token that says no level',
    idTokenOf(({ acr: _acr, ...own }) => own),
    'malformed',
    'id_token.acr',
  ],
  [
    'a token endpoint that fails',
    respondAt('/token', () => Promise.resolve(new Response('', { status: 500 }))),
    'upstream_unavailable',
    'oauth.status',
  ],
  [
    'a token endpoint that does not answer in time',
    respondAt('/token', () => never()),
    'upstream_unavailable',
    'fetch.too_late',
  ],
  [
    'a token endpoint that says too much',
    respondAt('/token', () => Promise.resolve(new Response('x'.repeat(2_000_000)))),
    'malformed',
    'oauth.oversized',
  ],
];
