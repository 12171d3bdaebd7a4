// SPDX-License-Identifier: AGPL-3.0-or-later

/** `child` before the fourteenth birthday, `adult` from the eighteenth on; undefined without a date. @param dateOfBirth YYYY-MM-DD */
export function ageClass(dateOfBirth: string | undefined, now: Date): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(dateOfBirth ?? '') ?? [];
  if (!year) return undefined;
  const today = now.toISOString().slice(0, 10);
  const reached = (years: number): boolean => today >= `${Number(year) + years}-${month}-${day}`;
  if (!reached(14)) return 'child';
  return reached(18) ? 'adult' : 'minor';
}
