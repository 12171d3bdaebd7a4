// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, hour } from '../../kernel/clock.js';
import type { Chance } from './chance.js';
import type { DemoCommunity } from './communities.js';

/** The days on which people joined, oldest first: evenly between the known counts, in waking hours. */
export function joinDates(
  chance: Chance,
  { growth }: { growth: Readonly<DemoCommunity['growth']> },
  now: Date,
): Date[] {
  const dates: Date[] = [];
  let before = 0;
  let from: number | undefined;
  for (const [text, members] of growth) {
    const to = new Date(`${text}T00:00:00Z`).getTime();
    const start = from ?? to;
    for (let count = before; count < members; count += 1) {
      dates.push(wakingHour(chance, start + chance.next() * (to - start)));
    }
    before = members;
    from = to;
  }
  return dates.filter((date) => date < now).toSorted((a, b) => a.getTime() - b.getTime());
}

/** Between eight in the morning and ten at night, UTC, of the same day. */
export function wakingHour(chance: Chance, moment: number): Date {
  const midnight = Math.floor(moment / day) * day;
  return new Date(midnight + 8 * hour + Math.floor(chance.next() * 14 * hour));
}
