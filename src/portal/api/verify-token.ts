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

export interface VerifyToken {
  /** @throws PiazzaError `api.token_invalid` */
  (token: string): Promise<TokenClaims>;
  /** What was verified before, at once: a portal shows the same token for minutes. */
  readonly known: (token: string) => TokenClaims | undefined;
}

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

  const known = (token: string): TokenClaims | undefined => {
    const claims = verified.get(keyFor(token));
    return claims && claims.exp * 1_000 > now().getTime() ? claims : undefined;
  };
  const verify = async (token: string): Promise<TokenClaims> => {
    const before = known(token);
    if (before) return before;
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
      verified.set(keyFor(token), claims);
      return claims;
    } catch (error) {
      if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error;
      throw new PiazzaError('api.token_invalid', {}, { cause: error });
    }
  };
  return Object.assign(verify, { known });
}

const keyFor = (token: string): string => hash('sha256', token, 'base64url');

function keyOf(keys: ReadonlyMap<string, KeyObject>, { kid = '' }: JWTHeaderParameters): KeyObject {
  const key = keys.get(kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}
