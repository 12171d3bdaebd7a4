// SPDX-License-Identifier: AGPL-3.0-or-later
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import type { Fault } from './fault.js';

export interface IdTokenFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string | undefined;
  readonly authTime?: number | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface TokenSigner {
  readonly jwks: { readonly keys: readonly JWK[] };
  sign(facts: IdTokenFacts, fault: Fault | undefined): Promise<string>;
}

const hour = 3_600;

/** Signs ID tokens with a key made at start; a second key, never published, makes forged ones. */
export async function createTokenSigner(): Promise<TokenSigner> {
  const genuine = await generateKeyPair('RS256', { extractable: true });
  const forged = await generateKeyPair('RS256');
  const kid = 'simulator-1';
  const publicKey = await exportJWK(genuine.publicKey);
  return {
    jwks: { keys: [{ ...publicKey, kid, alg: 'RS256', use: 'sig' }] },
    async sign(facts, fault) {
      const payload = payloadOf(facts, fault);
      if (fault === 'alg_none') return new UnsecuredJWT(payload).encode();
      const token = new SignJWT(payload);
      if (fault === 'alg_hs256') {
        // The public key as a shared secret: what a confused verifier would accept.
        const secret = new TextEncoder().encode(publicKey.n);
        return token.setProtectedHeader({ alg: 'HS256', kid }).sign(secret);
      }
      return token
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(fault === 'signature' ? forged.privateKey : genuine.privateKey);
    },
  };
}

function payloadOf({ issuer, clientId, nonce, authTime, claims }: IdTokenFacts, fault?: Fault) {
  const now = Math.floor(Date.now() / 1000);
  const issuedAt = fault === 'expired' ? now - 2 * hour : now;
  return {
    ...claims,
    iss: fault === 'issuer' ? 'https://evil.example' : issuer,
    aud: fault === 'audience' ? 'another-client' : clientId,
    ...(fault === 'azp' && { aud: [clientId, 'another-client'], azp: 'another-client' }),
    iat: issuedAt,
    exp: issuedAt + hour,
    ...(authTime !== undefined && { auth_time: authTime }),
    ...(nonce !== undefined &&
      fault !== 'no_nonce' && { nonce: fault === 'nonce' ? 'of-another-sign-in' : nonce }),
  };
}
