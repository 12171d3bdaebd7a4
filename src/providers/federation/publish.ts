// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignJWT, type JWTPayload } from 'jose';
import type { TrustMarkEntry } from './entity-statement.js';
import type { OwnKey } from './keys.js';
import { statementType } from './names.js';

const hour = 3_600;
/** How long what we publish is good for; others look again when it ends. */
const lifetime = 24 * hour;

export interface Publication {
  readonly entityId: string;
  readonly algorithm: 'RS256' | 'RS512';
  /** The first one signs, all of them are published. */
  readonly keys: readonly [OwnKey, ...OwnKey[]];
  readonly now: Date;
}

export interface OwnConfiguration extends Publication {
  readonly metadata: Readonly<Record<string, object>>;
  readonly authorityHints: readonly string[];
  readonly trustMarks: readonly TrustMarkEntry[];
}

/**
 * Our entity configuration (OpenID Federation 1.0, 9): dated to the hour, so that every node gives the
 * same bytes.
 */
export function writeConfiguration(own: OwnConfiguration): Promise<string> {
  const iat = Math.floor(own.now.getTime() / 1_000 / hour) * hour;
  return sign(own, {
    iss: own.entityId,
    sub: own.entityId,
    iat,
    exp: iat + lifetime,
    jwks: { keys: own.keys.map(({ publicJwk }) => publicJwk) },
    metadata: own.metadata,
    authority_hints: own.authorityHints,
    trust_marks: own.trustMarks.map(({ type, token }) => ({ id: type, trust_mark: token })),
  });
}

/** Signs a statement of ours with the federation key, which signs nothing else. */
export const sign = (
  { algorithm, keys: [key] }: Publication,
  payload: JWTPayload & Readonly<Record<string, unknown>>,
): Promise<string> =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: statementType })
    .sign(key.privateKey);
