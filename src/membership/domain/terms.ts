// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import type { Level } from '../../kernel/level.js';
import type { CommunityRole } from './permissions.js';

/** How long a role is held, and how well its holder must have proven who they are. */
export interface GrantRule {
  readonly standardMonths: number;
  readonly longestMonths: number;
  readonly minimumLevel: Level;
}

/** An offer that nobody answers lapses after so many days. */
export const offerDays = 14;
/** A member proposes to take on a role after so many days of membership. */
export const daysBeforeProposal = 30;
/** What the caretaker has to find a manager, when nobody set another term. */
export const caretakerDays = 30;

const reads: GrantRule = { standardMonths: 12, longestMonths: 12, minimumLevel: 'low' };
const shares: GrantRule = { standardMonths: 12, longestMonths: 24, minimumLevel: 'substantial' };
const helps: GrantRule = { ...shares, minimumLevel: 'low' };

export const grantRules: Readonly<Record<CommunityRole, GrantRule>> = {
  manager: { standardMonths: 24, longestMonths: 36, minimumLevel: 'substantial' },
  caretaker: { standardMonths: 1, longestMonths: 3, minimumLevel: 'substantial' },
  co_manager: shares,
  membership_manager: shares,
  moderator: helps,
  facilitator: helps,
  editor: helps,
  observer: reads,
};

/** Roles that answer for a community: an active one never is without. */
export const answersForCommunity = (role: CommunityRole): boolean =>
  role === 'manager' || role === 'caretaker';

/** The last moment of a term of whole months; a month without that day ends on its last day. */
export function termEnd(from: Date, months: number): Date {
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== from.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** The months asked for, or the usual ones; undefined when more than the role may be held at a time. */
export function termMonths(role: CommunityRole, asked: number | undefined): number | undefined {
  const rule = grantRules[role];
  const months = asked ?? rule.standardMonths;
  return Number.isInteger(months) && months >= 1 && months <= rule.longestMonths
    ? months
    : undefined;
}

export const caretakerTermEnd = (from: Date): Date => later(from, caretakerDays * day);
