// SPDX-License-Identifier: AGPL-3.0-or-later
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { equalInConstantTime } from '../kernel/tokens.js';
import { fetchFailure } from './fetch-failure.js';
import { ProviderError } from './provider-error.js';
import type { Host } from './provider.js';

export interface ExpectedToken {
  readonly issuer: string | string[];
  readonly audience: string;
  readonly nonce: string;
  readonly jwksUri: string;
}

const cacheSeconds = 3_600;
/** Allowed difference between two clocks, in seconds. */
const skew = 30;

/**
 * Verifies an ID token (OpenID Connect Core 1.0, 3.1.3.7): asymmetric signature by a key of the
 * issuer's set, `iss`, `aud`, `azp`, `exp`, `iat`, `nonce`. Keys named in the token are ignored.
 * @throws ProviderError with the failed claim as rule; never with the token's content
 */
export async function verifyIdToken(
  host: Host,
  token: unknown,
  expected: ExpectedToken,
): Promise<JWTPayload & { readonly sub: string }> {
  if (typeof token !== 'string') throw new ProviderError('malformed', { rule: 'id_token.missing' });
  const payload = await verifySignature(host, token, expected);
  const { sub, nonce, azp } = payload;
  if (typeof nonce !== 'string' || !equalInConstantTime(nonce, expected.nonce)) {
    throw new ProviderError('mismatched', { rule: 'id_token.nonce' });
  }
  if (azp !== undefined && azp !== expected.audience) {
    throw new ProviderError('mismatched', { rule: 'id_token.azp' });
  }
  if (!sub) throw new ProviderError('malformed', { rule: 'id_token.sub' });
  return { ...payload, sub };
}

async function verifySignature(
  host: Host,
  token: string,
  expected: ExpectedToken,
): Promise<JWTPayload> {
  try {
    return await verifyWith(host, token, { ...expected, keys: await keySet(host, expected) });
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey)) throw refusal(error);
  }
  try {
    const keys = await fetchKeySet(host, expected.jwksUri);
    return await verifyWith(host, token, { ...expected, keys });
  } catch (error) {
    throw refusal(error);
  }
}

async function verifyWith(
  host: Host,
  token: string,
  { keys, issuer, audience }: ExpectedToken & { readonly keys: JSONWebKeySet },
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    issuer,
    audience,
    requiredClaims: ['sub', 'iat', 'exp'],
    clockTolerance: skew,
    currentDate: host.clock.now(),
  });
  return payload;
}

async function keySet(host: Host, { jwksUri }: ExpectedToken): Promise<JSONWebKeySet> {
  const cached = await host.cache.get(`jwks:${jwksUri}`);
  return cached === undefined ? fetchKeySet(host, jwksUri) : parseKeySet(cached);
}

async function fetchKeySet(host: Host, jwksUri: string): Promise<JSONWebKeySet> {
  const response = await host.fetch(jwksUri).catch((error: unknown) => {
    throw fetchFailure(error);
  });
  if (!response.ok) throw new ProviderError('upstream_unavailable', { rule: 'jwks.status' });
  const text = await response.text();
  const keys = parseKeySet(text);
  await host.cache.set(`jwks:${jwksUri}`, text, cacheSeconds);
  return keys;
}

function parseKeySet(text: string): JSONWebKeySet {
  try {
    const value: unknown = JSON.parse(text);
    if (isKeySet(value)) return value;
  } catch {
    // told below: the text is not kept, whatever it was
  }
  throw new ProviderError('upstream_error', { rule: 'jwks.malformed' });
}

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);

/** By the codes of jose. */
const faults: Readonly<Record<string, string>> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'algorithm',
  ERR_JWKS_NO_MATCHING_KEY: 'key_unknown',
};

/** Errors of jose carry the token's payload, which must not reach a log. */
function refusal(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof errors.JWTExpired)
    return new ProviderError('expired', { rule: 'id_token.exp' });
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new ProviderError('mismatched', { rule: `id_token.${error.claim}` });
  }
  if (error instanceof errors.JOSEError) {
    return new ProviderError('forged', { rule: `id_token.${faults[error.code] ?? 'form'}` });
  }
  return new ProviderError('upstream_error', { rule: 'id_token.error' }, { cause: error });
}
