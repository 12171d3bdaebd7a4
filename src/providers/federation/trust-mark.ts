// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { distrust, illegible } from './distrust.js';
import type { EntityStatement, TrustMarkEntry } from './entity-statement.js';
import { limits } from './limits.js';
import { verifySigned, type KeySet } from './signed.js';

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  id: z.string().optional(),
  trust_mark_type: z.string().optional(),
});

/** A trust mark that holds. */
export interface TrustMark {
  readonly type: string;
  readonly issuer: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** What is known of a body that may issue trust marks. */
export interface TrustMarkIssuer {
  readonly keys: KeySet;
  /** Asks it whether a mark is still good; absent where it publishes no way to ask. */
  readonly isActive?: (mark: { type: string; subject: string; token: string }) => Promise<boolean>;
}

export interface TrustMarkRules {
  /** Who may issue which type, as the trust anchor says. */
  readonly issuers: Readonly<Record<string, readonly string[]>>;
  /** Whether a type serves for what the entity wants to be. */
  readonly accepts: (type: string) => boolean;
  readonly issuerOf: (entityId: string) => Promise<TrustMarkIssuer>;
  readonly now: Date;
}

/**
 * The first trust mark of an entity that holds: of a type that serves, issued for this entity by who may
 * issue it, signed, not expired, not revoked.
 * @throws ProviderError `trust_mark.*`: what is wrong with the last one, or that there is none
 */
export async function findTrustMark(
  { sub, trust_marks: marks }: EntityStatement,
  rules: TrustMarkRules,
): Promise<TrustMark> {
  let refusal: unknown = distrust('trust_mark.missing');
  for (const mark of marks.slice(0, limits.trustMarks)) {
    try {
      return await checkTrustMark(mark, sub, rules);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** @throws ProviderError `trust_mark.*` */
export async function checkTrustMark(
  { type, token }: TrustMarkEntry,
  subject: string,
  { issuers, accepts, issuerOf, now }: TrustMarkRules,
): Promise<TrustMark> {
  const claimed = peek(token);
  // Before anything is fetched for it: the mark itself may name any issuer.
  if ((claimed.trust_mark_type ?? claimed.id) !== type) throw distrust('trust_mark.type');
  if (!accepts(type)) throw distrust('trust_mark.role');
  if (claimed.sub !== subject) throw distrust('trust_mark.sub');
  if (!issuers[type]?.includes(claimed.iss)) throw distrust('trust_mark.issuer');
  const { keys, isActive } = await issuerOf(claimed.iss);
  const names = { issuer: claimed.iss, subject };
  const { exp = 0 } = await verifySigned(token, { name: 'trust_mark', keys, now, ...names });
  if (isActive && !(await isActive({ type, subject, token }))) {
    throw distrust('trust_mark.revoked');
  }
  return { type, issuer: claimed.iss, token, expiresAt: new Date(exp * 1_000) };
}

function peek(token: string): z.output<typeof claims> {
  try {
    return claims.parse(decodeJwt(token));
  } catch {
    throw illegible('trust_mark.form');
  }
}

/** Whether a type is for this role: `https://<trust anchor>/<role>/<profile>/` (technical rules, trust marks). */
export const hasRole =
  (role: string) =>
  (type: string): boolean =>
    URL.canParse(type) && new URL(type).pathname.split('/').includes(role);
