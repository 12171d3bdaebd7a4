// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Locale } from './translate.js';

const tags: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' };
const zone = { timeZone: 'Europe/Rome' } as const;

/** One formatter per language, made once: making one costs more than a page. */
function perLocale<Formatter>(make: (tag: string) => Formatter): Record<Locale, Formatter> {
  return { it: make(tags.it), en: make(tags.en) };
}

const dates = perLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', ...zone }));
const moments = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', ...zone }),
);
const months = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const numbers = perLocale((tag) => new Intl.NumberFormat(tag));
const daysLong = perLocale(
  (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: 'day', unitDisplay: 'long' }),
);
const lists = perLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** Italian reads the first of a month as an ordinal, which Intl does not write. */
const ordinal = (locale: Locale, text: string): string =>
  locale === 'it' ? text.replace(/^1 /, '1º ') : text;

/** "22 novembre 2026", "1º gennaio 2027", as the day is in Italy. */
export const formatDate = (locale: Locale, date: Date): string =>
  ordinal(locale, dates[locale].format(date));
/** "22 novembre 2026 alle ore 10:30", Italian time. */
export const formatMoment = (locale: Locale, date: Date): string =>
  ordinal(locale, moments[locale].format(date));
/** "nov 2026", of a month given by its first day in UTC. */
export const formatMonth = (locale: Locale, month: Date): string => months[locale].format(month);
/** "1.234" */
export const formatNumber = (locale: Locale, value: number): string =>
  numbers[locale].format(value);
/** "1 giorno", "30 giorni" */
export const formatDays = (locale: Locale, days: number): string => daysLong[locale].format(days);
/** "SPID, CIE e CNS" */
export const formatList = (locale: Locale, items: readonly string[]): string =>
  lists[locale].format(items);
