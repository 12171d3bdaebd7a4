// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { ErrorCode } from '../../kernel/errors.js';

/** How a portal may prove itself when it redeems a code (OpenID Connect Core 1.0, 9). */
export const authMethods = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'none',
] as const;
export type AuthMethod = (typeof authMethods)[number];

type Metadata = Readonly<Record<string, unknown>>;

/** What says how a portal proves itself. */
export interface Proof {
  readonly metadata: Metadata;
  readonly hasSecret: boolean;
  readonly pkceRequired: boolean;
}

/** Where the portal says nothing, HTTP Basic (Dynamic Client Registration 1.0, 2), and nothing where it has no secret. */
export function authMethodOf({ metadata, hasSecret }: Omit<Proof, 'pkceRequired'>): AuthMethod {
  const { token_endpoint_auth_method: said } = metadata;
  const standard = hasSecret ? 'client_secret_basic' : 'none';
  return authMethods.find((method) => method === said) ?? standard;
}

export const presentsSecret = (method: AuthMethod): boolean =>
  method === 'client_secret_basic' || method === 'client_secret_post';

/** What a portal says of itself, with another method; one that says nothing goes on saying nothing where nothing changes. */
export const withAuthMethod = (
  portal: Omit<Proof, 'pkceRequired'>,
  method: AuthMethod,
): Metadata =>
  authMethodOf(portal) === method
    ? portal.metadata
    : { ...portal.metadata, token_endpoint_auth_method: method };

/**
 * Whether a portal would go without PKCE and may not: where it proves nothing when it redeems a code, nothing else
 * binds the code to who asked for it (RFC 9700, 2.1.1).
 */
export const lacksPkce = (portal: Proof): boolean =>
  !portal.pkceRequired && authMethodOf(portal) === 'none';

const keySet = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']) })).min(1),
});

interface ProofFault {
  readonly field: string;
  readonly code: ErrorCode;
}

/**
 * What does not fit in how a portal proves itself: a method that sends a secret has one, one that signs has its public
 * keys in one of the two places (Dynamic Client Registration 1.0, 2), and only what has neither goes without.
 */
export function proofFaults(portal: Proof): readonly ProofFault[] {
  const { metadata, hasSecret } = portal;
  const { token_endpoint_auth_method: said } = metadata;
  if (said !== undefined && !authMethods.some((method) => method === said))
    return [{ field: 'metadata.token_endpoint_auth_method', code: 'portal.auth_method_unknown' }];
  const method = authMethodOf(portal);
  const needsSecret = presentsSecret(method);
  const secret = needsSecret ? 'portal.secret_needed' : 'portal.secret_unused';
  return [
    ...(needsSecret === hasSecret ? [] : [{ field: 'secret', code: secret } as const]),
    ...keyFaults(metadata, method),
    ...(lacksPkce(portal) ? [{ field: 'pkceRequired', code: 'portal.pkce_needed' } as const] : []),
  ];
}

function keyFaults({ jwks, jwks_uri: uri }: Metadata, method: AuthMethod): readonly ProofFault[] {
  const needsKeys = method === 'private_key_jwt';
  const fault = { field: 'metadata.jwks', code: 'portal.keys_needed' } as const;
  const places = [jwks, uri].filter((one) => one !== undefined).length;
  if (places === 2 || (needsKeys && places === 0)) return [fault];
  return jwks === undefined || keySet.safeParse(jwks).success ? [] : [fault];
}
