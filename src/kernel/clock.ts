// SPDX-License-Identifier: AGPL-3.0-or-later

/** The present moment. Passed in, so that tests decide what time it is. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export const later = (from: Date, milliseconds: number): Date =>
  new Date(from.getTime() + milliseconds);

const italianDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
});
/** The day that it is in Italy at that moment, as `2026-01-31`. */
export const dayInItaly = (at: Date): string => italianDay.format(at);
