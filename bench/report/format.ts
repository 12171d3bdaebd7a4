// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Spread } from '../measure/spread.js';

/** "11.2 (10.9 to 11.8)" */
export function spread({ median, least, most }: Spread, digits = 0): string {
  const range = `${figure(least, digits)} to ${figure(most, digits)}`;
  return `${figure(median, digits)} (${range})`;
}

export const figure = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: 0 });

/** How far a value is from what it may be at most. */
export function distance(value: number, budget: number): string {
  const left = budget - value;
  return left >= 0 ? `${figure(left, 1)} under` : `${figure(-left, 1)} over`;
}
