// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, type JWTHeaderParameters } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { TokenKey } from '../domain/token-key.js';

const claimsSchema = z.object({
  client_id: z.string(),
  sub: z.string(),
  exp: z.number(),
  scope: z.string().default(''),
  acr: z.string().optional(),
  auth_time: z.number().optional(),
  provider: z.string().optional(),
});
export type TokenClaims = z.output<typeof claimsSchema>;

/** @throws PiazzaError `api.token_invalid` */
export type VerifyToken = (token: string) => Promise<TokenClaims>;

const capacity = 10_000;

/**
 * Verifies access tokens for our API (RFC 9068) once and remembers them by hash until they expire;
 * they live for five minutes at most.
 */
export function createTokenVerifier(options: {
  readonly keys: readonly TokenKey[];
  readonly issuer: string;
  readonly audience: string;
  readonly now: Clock;
}): VerifyToken {
  const { issuer, audience, now } = options;
  const publicKeys = new Map(
    options.keys.map(({ kid, privateKey }) => [kid, createPublicKey(privateKey)]),
  );
  const verified = new Map<string, TokenClaims>();

  return async (token) => {
    const key = hash('sha256', token, 'base64url');
    const known = verified.get(key);
    if (known && known.exp * 1_000 > now().getTime()) return known;
    try {
      const { payload } = await jwtVerify(token, (header) => keyOf(publicKeys, header), {
        issuer,
        audience,
        typ: 'at+jwt',
        algorithms: ['RS256', 'ES256'],
        currentDate: now(),
      });
      const claims = claimsSchema.parse(payload);
      if (verified.size >= capacity) verified.clear();
      verified.set(key, claims);
      return claims;
    } catch (error) {
      if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error;
      throw new PiazzaError('api.token_invalid', {}, { cause: error });
    }
  };
}

function keyOf(keys: ReadonlyMap<string, KeyObject>, { kid = '' }: JWTHeaderParameters): KeyObject {
  const key = keys.get(kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}
