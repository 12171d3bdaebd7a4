// SPDX-License-Identifier: AGPL-3.0-or-later

/** What tells spreadsheets that the text after it is UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * A table as text (RFC 4180). A cell that a spreadsheet would take for a formula is quoted as text: its words may
 * be anybody's (OWASP, CSV injection).
 * @param separator what ends a cell, for spreadsheets that expect another
 */
export const writeCsv = (
  rows: readonly (readonly string[])[],
  separator: ',' | ';' = ',',
): string => rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('');

/** Also in the wide forms that East Asian keyboards write. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
