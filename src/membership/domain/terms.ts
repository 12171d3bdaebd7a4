// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import type { Level } from '../../kernel/level.js';
import type { CommunityRole } from './permissions.js';

/** How long a role is held: usually, and at most. */
export interface TermRule {
  readonly standardMonths: number;
  readonly longestMonths: number;
}

/** How long a role is held, and how well its holder must have proven who they are. */
export interface GrantRule extends TermRule {
  readonly minimumLevel: Level;
  /** How long a member belongs before proposing to take it on; undefined where nobody proposes. */
  readonly daysBeforeProposal: number | undefined;
}

/** An offer that nobody answers lapses after so many days. */
export const offerDays = 14;
/** The word to take over when a manager leaves holds for so many days; then it is asked for again. */
export const agreementDays = 365;
/** What the caretaker has to find a manager, when nobody set another term. */
export const caretakerDays = 30;

const reads: GrantRule = {
  standardMonths: 12,
  longestMonths: 12,
  minimumLevel: 'low',
  daysBeforeProposal: 0,
};
const helps: GrantRule = { ...reads, longestMonths: 24 };
const shares: GrantRule = { ...helps, minimumLevel: 'substantial', daysBeforeProposal: 30 };

export const grantRules: Readonly<Record<CommunityRole, GrantRule>> = {
  manager: { ...shares, standardMonths: 24, longestMonths: 36 },
  caretaker: { ...shares, standardMonths: 1, longestMonths: 3, daysBeforeProposal: undefined },
  co_manager: shares,
  membership_manager: shares,
  moderator: helps,
  facilitator: helps,
  editor: helps,
  observer: reads,
  contact_person: { ...helps, daysBeforeProposal: undefined },
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

/** Whether a member of so long may propose to take a role on now; false where nobody proposes. */
export function mayPropose(role: CommunityRole, memberSince: Date, now: Date): boolean {
  const { daysBeforeProposal: days } = grantRules[role];
  return days !== undefined && later(memberSince, days * day) <= now;
}
