// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../src/database/database.js';
import {
  trustId,
  type CommunityId,
  type MemberId,
  type OrganisationId,
} from '../../../src/kernel/ids.js';
import { aCommunity } from './membership.js';

// One more than a list holds: rows by the hundred, straight into their tables.

/** Communities that are being prepared, in the order of their names. */
export async function manyDrafts(db: Db, count: number): Promise<readonly CommunityId[]> {
  const ids: CommunityId[] = [];
  for (let made = 0; made < count; made += 1) {
    ids.push((await aCommunity(db, { status: 'draft' })).id);
  }
  return ids;
}

/** Associations, in the order of their names. */
export async function manyOrganisations(db: Db, count: number): Promise<readonly OrganisationId[]> {
  const { rows } = await sql<{ id: string }>`
    insert into organisation (id, kind, name, code, status, source, created_at)
    select gen_random_uuid(), 'association', 'Ente ' || to_char(i, 'FM0000'),
      'molti-' || left(gen_random_uuid()::text, 8) || i, 'active', 'staff', now()
    from generate_series(1, ${count}::integer) i
    returning id, name`.execute(db);
  return rows.map(({ id }) => trustId(id));
}

/** People of one name. */
export async function manyNamed(
  db: Db,
  displayName: string,
  count: number,
): Promise<readonly MemberId[]> {
  const { rows } = await sql<{ id: string }>`
    insert into member (id, status, display_name, created_at)
    select gen_random_uuid(), 'active', ${displayName}, now() from generate_series(1, ${count}::integer)
    returning id`.execute(db);
  return rows.map(({ id }) => trustId(id));
}

/** The same row so many times more, each with an id of its own and with what else differs. */
export async function copies(
  db: Db,
  table: string,
  { id, count, but = {} }: { id: string; count: number; but?: Readonly<Record<string, unknown>> },
): Promise<readonly string[]> {
  const { rows: columns } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = ${table} and is_generated = 'NEVER'`.execute(db);
  const names = columns.map(({ name }) => sql.ref(name));
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(columns.map(({ name }) => sql`(x).${sql.ref(name)}`))}
    from (
      select jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()) || ${JSON.stringify(but)}::jsonb) as x
      from ${sql.table(table)} r cross join generate_series(1, ${count}::integer) where r.id = ${id} offset 0
    ) made
    returning id`.execute(db);
  return rows.map((row) => row.id);
}
