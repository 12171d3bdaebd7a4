// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();
const folder = 'src/database/tables';
const source = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

/** The interfaces of the table files, as `{ name: columns }`. */
const interfaces = new Map<string, readonly string[]>();
for (const [, name = '', base = '', body = ''] of source.matchAll(
  /export interface (\w+)(?: extends (\w+))?[^{]*\{\n([\s\S]*?)\n\}/g,
)) {
  const own = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1] ?? '');
  interfaces.set(name, [...(interfaces.get(base) ?? []), ...own]);
}

/** What the `...Tables` interfaces declare: table name and the interface of its row. */
const declared = [...source.matchAll(/export interface \w+Tables \{\n([\s\S]*?)\n\}/g)].flatMap(
  ([, body]) =>
    [...(body ?? '').matchAll(/^ {2}(\w+): (\w+);/gm)].map(([, table, row]) => ({
      table: table ?? '',
      columns: interfaces.get(row ?? '')?.toSorted(),
    })),
);

describe('the table interfaces', () => {
  it('have exactly the columns of the migrated schema', async () => {
    const { rows } = await sql<{ table: string; columns: string[] }>`
      select table_name as table, array_agg(column_name::text order by column_name::text collate "C") as columns
      from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%'
      group by table_name`.execute(db);

    const byName = (a: { table: string }, b: { table: string }): number =>
      a.table < b.table ? -1 : 1;
    expect(declared.length).toBeGreaterThan(20);
    expect(declared.toSorted(byName)).toEqual(rows.toSorted(byName));
  });
});
