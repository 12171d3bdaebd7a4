// SPDX-License-Identifier: AGPL-3.0-or-later
import { day } from '../../../kernel/clock.js';

/** Days before an end at which the warning changes its tone. */
const steps = [7, 30, 60];

/** What has to be said of something that ends: nothing as long as it lasts 60 days. */
export function lifetimeOf(
  what: string,
  end: Date,
  now: Date,
): { readonly ended: boolean; readonly message: string } | undefined {
  const days = Math.floor((end.getTime() - now.getTime()) / day);
  const date = end.toISOString().slice(0, 10);
  if (days < 0) return { ended: true, message: `${what} ended on ${date}` };
  const step = steps.find((limit) => days < limit);
  if (step === undefined) return undefined;
  return { ended: false, message: `${what} ends in less than ${step} days, on ${date}` };
}
