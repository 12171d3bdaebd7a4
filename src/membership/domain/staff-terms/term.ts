// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlatformRole } from '../permissions.js';
import { isInRenewal, renewedTerm } from '../roles/renewal.js';
import type { PlatformGrant } from '../staff.js';
import { termEnd, type TermRule } from '../terms.js';

const oneYear: TermRule = { standardMonths: 12, longestMonths: 12 };

/** How long a role on the platform is held. */
export const officeRules: Readonly<Record<PlatformRole, TermRule>> = {
  platform_admin: oneYear,
  regional_staff: oneYear,
  privacy_officer: oneYear,
  support: oneYear,
};

/** How many days before the end of a term its holder and the administrators are reminded, the first one first. */
export const officeReminderDays = [30, 14, 7, 1] as const;
export type OfficeReminderDays = (typeof officeReminderDays)[number];

export const officeEnd = (role: PlatformRole, from: Date): Date =>
  termEnd(from, officeRules[role].standardMonths);

/** Whether another administrator may agree to another term now. */
export const isOfficeRenewable = (
  { status, validUntil }: Pick<PlatformGrant, 'status' | 'validUntil'>,
  now: Date,
): boolean => status === 'active' && isInRenewal(validUntil, now);

/** The end of another term. */
export const officeRenewedUntil = (
  { role, validUntil }: Pick<PlatformGrant, 'role' | 'validUntil'>,
  now: Date,
): Date => renewedTerm(officeRules[role], { validUntil, now });
