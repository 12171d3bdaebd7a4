// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, dayInItaly } from '../../kernel/clock.js';
import { agreementState, type Agreement } from './agreement.js';

/** How many days before the end of an agreement those who could prolong it are told, the nearest first. */
export const reminderDays = [1, 7, 14, 30] as const;
export type ReminderDays = (typeof reminderDays)[number];
export const firstReminder: ReminderDays = 30;

/** Days from today to the last one, which counts whole: 0 on that day itself; undefined where no end is in sight. */
export function daysToEnd(agreement: Agreement | null, now: Date): number | undefined {
  if (agreementState(agreement, now) !== 'in_force' || !agreement?.endsOn) return undefined;
  return (Date.parse(agreement.endsOn) - Date.parse(dayInItaly(now))) / day;
}

/** Which reminder is due now; undefined while the end is far. */
export const reminderDue = (left: number): ReminderDays | undefined =>
  reminderDays.find((days) => left <= days);
