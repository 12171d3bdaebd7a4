// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import type { TokenKey } from '../domain/token-key.js';

/**
 * The signing keys as the provider wants them: RSA first, because many portals check RS256 only,
 * newest first within each algorithm.
 * @throws Error for a key that is neither RSA nor on the curve P-256
 */
export function toJwks(keys: readonly TokenKey[]): readonly JWK[] {
  const jwks = keys.map(({ kid, privateKey }): JWK => {
    const alg = algorithmOf(kid, privateKey);
    return { ...privateKey.export({ format: 'jwk' }), kty: alg.kty, kid, alg: alg.alg, use: 'sig' };
  });
  return jwks.toSorted((a, b) => Number(b.alg === 'RS256') - Number(a.alg === 'RS256'));
}

function algorithmOf(kid: string, key: KeyObject): { alg: 'RS256' | 'ES256'; kty: string } {
  if (key.asymmetricKeyType === 'rsa') return { alg: 'RS256', kty: 'RSA' };
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve === 'prime256v1') return { alg: 'ES256', kty: 'EC' };
  throw new Error(`the key ${kid} is neither RSA nor on the curve P-256`);
}
