// SPDX-License-Identifier: AGPL-3.0-or-later
import { createLocalJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { distrust, illegible } from './distrust.js';
import { limits } from './limits.js';
import { signatureAlgorithms, skewSeconds } from './names.js';

/** A set of public keys, each with its id. */
export const keySet = z.object({
  keys: z
    .array(z.looseObject({ kty: z.enum(['RSA', 'EC']), kid: z.string().min(1).max(500) }))
    .min(1)
    .max(limits.keys),
});
export type KeySet = z.output<typeof keySet>;

export interface Expected {
  /** What it is, as the rules call it: `statement`, `trust_mark`, `userinfo`. */
  readonly name: string;
  readonly keys: KeySet;
  readonly now: Date;
  readonly algorithms?: readonly string[];
  readonly type?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
}

/**
 * Verifies a signed token: form, algorithm, key by its `kid` among those given and no other, signature,
 * dates, names. Keys that the token itself names in its header are ignored.
 * @throws ProviderError with the failed part as rule, for example `statement.exp`
 */
export async function verifySigned(token: string, expected: Expected): Promise<JWTPayload> {
  const { name, keys, now, algorithms = signatureAlgorithms, type, ...names } = expected;
  if (token.length > limits.statement) throw illegible(`${name}.oversized`);
  try {
    const set = createLocalJWKSet(keys);
    const { payload } = await jwtVerify(
      token,
      (header, input) => {
        if (typeof header.kid !== 'string') throw distrust(`${name}.kid`);
        return set(header, input);
      },
      {
        algorithms: [...algorithms],
        requiredClaims: ['iat', 'exp'],
        clockTolerance: skewSeconds,
        currentDate: now,
        ...(type !== undefined && { typ: type }),
        ...names,
      },
    );
    if ((payload.iat ?? 0) > now.getTime() / 1_000 + skewSeconds) throw distrust(`${name}.iat`);
    return payload;
  } catch (error) {
    throw toRefusal(name, error);
  }
}

/** Errors of jose carry the payload, which must not reach a log: only their kind is kept. */
function toRefusal(name: string, error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return distrust(`${name}.exp`);
  if (error instanceof errors.JWTClaimValidationFailed) return distrust(`${name}.${error.claim}`);
  if (error instanceof errors.JOSEAlgNotAllowed) return distrust(`${name}.alg`);
  if (error instanceof errors.JWKSNoMatchingKey) return distrust(`${name}.key`);
  if (error instanceof errors.JWSSignatureVerificationFailed) return distrust(`${name}.signature`);
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return illegible(`${name}.form`);
  }
  if (error instanceof errors.JOSEError) return distrust(`${name}.${error.code}`);
  // A key that is too short for its algorithm, or no key at all.
  return error instanceof TypeError ? distrust(`${name}.key`) : error;
}
