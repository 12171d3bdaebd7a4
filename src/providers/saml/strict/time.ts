// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Facts } from './rule.js';

const utc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]00:00)$/;

/** Milliseconds of an xs:dateTime in UTC (SAML core 1.3.3); undefined when it is none. */
export function parseInstant(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  const time = utc.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** After now, further than the clocks may differ. */
export const isFuture = (text: string | undefined, { now, skewMs }: Facts): boolean => {
  const time = parseInstant(text);
  return time !== undefined && time > now.getTime() + skewMs;
};

/** Now or before, further than the clocks may differ: "not on or after" has come. */
export const isPast = (text: string | undefined, { now, skewMs }: Facts): boolean => {
  const time = parseInstant(text);
  return time !== undefined && time <= now.getTime() - skewMs;
};

export const isBeforeRequest = (text: string | undefined, facts: Facts): boolean => {
  const time = parseInstant(text);
  return time !== undefined && time < facts.expected.requestedAt.getTime() - facts.skewMs;
};
