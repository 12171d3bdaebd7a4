// SPDX-License-Identifier: AGPL-3.0-or-later

/** `adult` from the eighteenth birthday on; undefined without a date. @param dateOfBirth YYYY-MM-DD */
export function ageClass(dateOfBirth: string | undefined, now: Date): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(dateOfBirth ?? '') ?? [];
  if (!year) return undefined;
  const majority = `${Number(year) + 18}-${month}-${day}`;
  return now.toISOString().slice(0, 10) >= majority ? 'adult' : 'minor';
}
