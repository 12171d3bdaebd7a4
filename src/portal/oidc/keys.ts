// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JWK } from 'oidc-provider';
import { algorithmOf, type TokenKey } from '../domain/token-key.js';

/**
 * The signing keys as the provider wants them: RSA first, because many portals check RS256 only,
 * newest first within each algorithm.
 * @throws Error for a key that is neither RSA nor on the curve P-256
 */
export function toJwks(keys: readonly TokenKey[]): readonly JWK[] {
  const jwks = keys.map((key): JWK => {
    const alg = algorithmOf(key);
    const jwk = key.privateKey.export({ format: 'jwk' });
    return { ...jwk, kty: alg === 'RS256' ? 'RSA' : 'EC', kid: key.kid, alg, use: 'sig' };
  });
  return jwks.toSorted((a, b) => Number(b.alg === 'RS256') - Number(a.alg === 'RS256'));
}
