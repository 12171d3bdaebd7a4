// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Locale, Translate } from '../../i18n/translate.js';
import { byteOrderMark, writeCsv } from '../../kernel/csv.js';
import type { ExportedMember } from '../../membership/use-cases/exporting/read-exporting.js';

const columns = ['name', 'status', 'since', 'roles'] as const;

/** A day in Italy, as YYYY-MM-DD: what every spreadsheet reads as one. */
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });

/** Spreadsheets in Italian take the semicolon for the end of a cell, because the comma stands in numbers. */
const separators: Readonly<Record<Locale, ',' | ';'>> = { it: ';', en: ',' };

interface FileWords {
  readonly t: Translate;
  readonly locale: Locale;
  /** Whether there is a column for where people belong. */
  readonly affiliations: boolean;
}

/** The file in the reader's language, piece by piece as the pages come. */
export async function* memberFile(
  pages: AsyncIterable<readonly ExportedMember[]>,
  { t, locale, affiliations }: FileWords,
): AsyncGenerator<string> {
  const write = (rows: readonly (readonly string[])[]): string =>
    writeCsv(rows, separators[locale]);
  const head = columns.map((column) => t(`exporting.column.${column}`));
  yield byteOrderMark + write([affiliations ? [...head, t('exporting.column.affiliation')] : head]);
  for await (const members of pages) {
    yield write(
      members.map(({ displayName, status, since, roles, affiliation }) => {
        const names = roles.map((role) => t(`role.${role}`)).join(', ');
        const cells = [displayName, t(`exporting.status.${status}`), days.format(since), names];
        return affiliations ? [...cells, affiliation ?? ''] : cells;
      }),
    );
  }
}
