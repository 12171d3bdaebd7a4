// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from './clock.js';

/** Early in the morning in Italy, in winter and in summer. */
const hourOfMails = 6;

/** The next morning after a moment: when what is not urgent goes out by mail, all together. */
export function nextMorning(at: Date): Date {
  const morning = new Date(at);
  morning.setUTCHours(hourOfMails, 0, 0, 0);
  return morning > at ? morning : later(morning, day);
}
