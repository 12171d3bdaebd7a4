// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../src/database/database.js';

/** The `table.column`s of our schema whose text, JSON or bytes contain a string, in any letter case. */
export async function findInDatabase(db: Db, needle: string): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
    select c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')`.execute(
    db,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const text =
      type === 'bytea' ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ hit: boolean }>`
      select exists (
        select from ${sql.table(table)} where position(lower(${needle}) in lower(${text})) > 0
      ) as hit`.execute(db);
    if (rows[0]?.hit) found.push(`${table}.${column}`);
  }
  return found;
}
