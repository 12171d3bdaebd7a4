// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Community } from '../community.js';
import { day, later } from '../../../kernel/clock.js';

/** When a member is reminded that their membership ends, by the days that are left. */
export const reminderDays = [30, 14, 7, 1] as const;
/** From so long before its end a membership may be renewed. */
export const renewableFrom = 30 * day;

/** The reminder that is due now: the smallest that the remaining time has reached; undefined before the first. */
export function dueReminder(expiresAt: Date, at: Date): number | undefined {
  return reminderDays.toReversed().find((days) => expiresAt <= later(at, days * day));
}

/** What the rules of a community say about the end of memberships. */
export interface MembershipTerm {
  /** Undefined for memberships without an end. */
  readonly months: number | undefined;
  /** After the end, how many days one keeps everything and may still renew. */
  readonly graceDays: number;
  /** When somebody no longer belongs where the community wants its members from. */
  readonly onLoss: AffiliationLoss;
}

export const affiliationLosses = ['grace', 'end'] as const;
export type AffiliationLoss = (typeof affiliationLosses)[number];

/** Only a community that is reserved to certain people may be so strict. */
export const endsAtOnce = (
  { audience }: Pick<Community, 'audience'>,
  { onLoss }: MembershipTerm,
): boolean => onLoss === 'end' && audience === 'reserved';
