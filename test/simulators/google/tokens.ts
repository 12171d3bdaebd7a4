// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import type { Fault, GooglePersona, GoogleSettings } from './app.js';

export interface Signer {
  readonly jwks: { readonly keys: readonly JWK[] };
  claimsOf(persona: GooglePersona): Readonly<Record<string, unknown>>;
  idToken(token: {
    readonly persona: GooglePersona;
    readonly nonce: string;
    readonly fault: Fault | undefined;
  }): Promise<string>;
}

/** Signs ID tokens with a key made at start; a second key, never published, makes forged ones. */
export async function createSigner({ origin, clientId }: GoogleSettings): Promise<Signer> {
  const genuine = await generateKeyPair('RS256', { extractable: true });
  const forged = await generateKeyPair('RS256');
  const kid = 'simulator-1';
  return {
    jwks: { keys: [{ ...(await exportJWK(genuine.publicKey)), kid, alg: 'RS256', use: 'sig' }] },
    claimsOf,
    idToken({ persona, nonce, fault }) {
      const now = Math.floor(Date.now() / 1000);
      const issued = fault === 'expired' ? now - 7_200 : now;
      return new SignJWT({
        ...claimsOf(persona),
        azp: fault === 'audience' ? 'another-client' : clientId,
        nonce: fault === 'nonce' ? 'of-another-sign-in' : nonce,
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(fault === 'issuer' ? 'https://evil.example' : origin)
        .setAudience(fault === 'audience' ? 'another-client' : clientId)
        .setIssuedAt(issued)
        .setExpirationTime(issued + 3_600)
        .sign(fault === 'signature' ? forged.privateKey : genuine.privateKey);
    },
  };
}

/** Subjects as Google makes them: long numbers, the same at every start. */
const claimsOf = (persona: GooglePersona): Record<string, unknown> => ({
  sub: BigInt(`0x${digest(persona.id).toString('hex').slice(0, 17)}`).toString(),
  email: persona.email,
  email_verified: true,
  name: `${persona.givenName} ${persona.familyName}`,
  given_name: persona.givenName,
  family_name: persona.familyName,
});

/** PKCE, method S256 (RFC 7636, 4.6). */
export const pkceMatches = (verifier: string, challenge: string): boolean =>
  digest(verifier).toString('base64url') === challenge;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
