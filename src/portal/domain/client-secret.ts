// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';

/** The purpose under which client secrets are sealed. */
export const secretPurpose = 'portal.secret';

/** For so many days the secret before still counts, so that a portal changes over without a failed sign-in. */
export const secretOverlap = { standard: 7, most: 30 } as const;

export interface FormerSecret {
  /** In its sealed box. */
  readonly sealed: Buffer;
  readonly endsAt: Date;
}

/** Until when the secret before may still be presented; undefined where it may not. */
export const liveUntil = (former: FormerSecret | undefined, now: Date): Date | undefined =>
  former && now < former.endsAt ? former.endsAt : undefined;

export interface Secrets {
  /** The client secret in its sealed box; undefined for a portal that presents none. */
  readonly sealedSecret?: Buffer | undefined;
  /** The secret before it, for as long as the portal may still present it. */
  readonly formerSecret?: FormerSecret | undefined;
}

/**
 * The secrets of a portal that is to prove itself in another way: the one that it presented counts for some days more.
 * @throws PiazzaError `portal.secret_overlaps` where two count already and the portal may use either
 */
export function retireSecret({ sealedSecret: sealed, formerSecret }: Secrets, now: Date): Secrets {
  if (!sealed) return { formerSecret };
  if (liveUntil(formerSecret, now)) throw new PiazzaError('portal.secret_overlaps');
  return { formerSecret: { sealed, endsAt: later(now, secretOverlap.standard * day) } };
}
