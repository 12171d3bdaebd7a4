// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import type { RoleGrant } from '../role-grant.js';
import { grantRules, termEnd, type TermRule } from '../terms.js';

/** How many days before the end of a term its holder and the managers are reminded, the first one first. */
export const reminderDays = [60, 30, 7] as const;
export type ReminderDays = (typeof reminderDays)[number];

/** From so many days before the end either side may ask to go on. */
export const renewalDays = 60;

/**
 * How long a manager whose term is over keeps the place, when nobody else answers for the community. Then a
 * caretaker takes it.
 */
export const overrunDays = 30;

/** Whether either side may ask for another term now. A caretaker is appointed anew instead. */
export const isRenewable = (
  { status, role, validUntil }: Pick<RoleGrant, 'status' | 'role' | 'validUntil'>,
  now: Date,
): boolean => status === 'active' && role !== 'caretaker' && isInRenewal(validUntil, now);

/** Whether a term is so near its end that another one may follow. */
export const isInRenewal = (validUntil: Date | undefined, now: Date): boolean =>
  validUntil !== undefined && later(validUntil, -renewalDays * day) <= now;

export const renewedUntil = ({ role, validUntil }: RoleGrant, now: Date): Date =>
  renewedTerm(grantRules[role], { validUntil, now });

/** The end of another usual term, never further away from now than the role may be held at a time. */
export function renewedTerm(
  rule: TermRule,
  { validUntil, now }: { readonly validUntil: Date | undefined; readonly now: Date },
): Date {
  const from = validUntil !== undefined && validUntil > now ? validUntil : now;
  const usual = termEnd(from, rule.standardMonths);
  const longest = termEnd(now, rule.longestMonths);
  return usual < longest ? usual : longest;
}

/** What one side may do about another term: ask for it, answer the other side, or wait for its answer. */
export type RenewalState = 'may_ask' | 'to_answer' | 'waiting';

export function renewalState(
  grant: Pick<RoleGrant, 'status' | 'role' | 'validUntil' | 'memberId' | 'renewalAskedBy'>,
  { side, now }: { readonly side: 'holder' | 'community'; readonly now: Date },
): RenewalState | undefined {
  if (grant.renewalAskedBy === undefined) return isRenewable(grant, now) ? 'may_ask' : undefined;
  const askedBy = grant.renewalAskedBy === grant.memberId ? 'holder' : 'community';
  return askedBy === side ? 'waiting' : 'to_answer';
}
