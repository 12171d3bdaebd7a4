// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrateDown, migrateUp, migrationStatus } from '../../src/database/migrate.js';
import { useDatabase } from '../support/database.js';

const { db, pool } = useDatabase();

/** Every column, constraint, index, trigger and view definition of our schema, in words. */
async function catalogue(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
    union all select format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select format('%s: %s', viewname, definition) from pg_views where schemaname = 'public'
    order by 1`.execute(db);
  return rows.map((row) => row.line);
}

describe('the migrations', () => {
  it('leave the same catalogue after up, down to nothing, and up again', async () => {
    const before = await catalogue();
    expect(before.length).toBeGreaterThan(100);

    while (await migrateDown(db)) {
      // down to nothing, one by one
    }
    const empty = await catalogue();
    expect(empty.filter((line) => !line.includes('kysely'))).toEqual([]);

    await migrateUp(db, pool);
    expect(await catalogue()).toEqual(before);
  });

  it('are named by time and all executed', async () => {
    const states = await migrationStatus(db);
    expect(states.map((state) => state.name)).toEqual(states.map((state) => state.name).toSorted());
    expect(states.every((state) => state.executedAt !== undefined)).toBe(true);
  });
});
