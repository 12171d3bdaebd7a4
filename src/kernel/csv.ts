// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A table as text (RFC 4180). A cell that a spreadsheet would take for a formula is quoted as text: its words may
 * be anybody's (OWASP, CSV injection).
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
