// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import { violatedConstraint } from '../../src/database/constraint.js';
import type { Db } from '../../src/database/database.js';
import { trustId, type MemberId } from '../../src/kernel/ids.js';

/** A column that names a member, as the catalogue of the database tells it. */
export interface Tie {
  readonly table: string;
  readonly column: string;
}

/** Every column of every table that points at a member. */
export async function tiesToMembers(db: Db): Promise<readonly Tie[]> {
  const { rows } = await sql<Tie>`
    select distinct c.conrelid::regclass::text as "table", a.attname::text as "column"
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'member'::regclass and cardinality(c.conkey) = 1
    order by 1, 2`.execute(db);
  return [{ table: 'member', column: 'id' }, ...rows];
}

/** Columns of a table that may hold what somebody wrote. */
export async function freeColumns(
  db: Db,
  table: string,
): Promise<readonly { column: string; type: string }[]> {
  const { rows } = await sql<{ column: string; type: string }>`
    select a.attname::text as "column", format_type(a.atttypid, null) as type
    from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
      and format_type(a.atttypid, null) in ('text', 'text[]', 'json', 'jsonb', 'bytea')
      and not exists (
        select from pg_constraint c
        where c.conrelid = a.attrelid and a.attnum = any(c.conkey) and c.contype in ('f', 'p')
      )
    order by 1`.execute(db);
  return rows;
}

export interface Named {
  /** As the row has it. */
  readonly memberId: MemberId;
  /** Who is erased: whom they were merged into, or they themselves. */
  readonly person: MemberId;
}

/** Somebody whom a column names now, who can be erased; undefined where it names nobody. */
export async function namedBy(db: Db, { table, column }: Tie): Promise<Named | undefined> {
  const { rows } = await sql<{ id: string; person: string }>`
    select m.id, p.id as person from ${sql.table(table)} t join member m on m.id = t.${sql.ref(column)}
    join member p on p.id = coalesce(m.merged_into, m.id)
    where p.status = 'active' order by m.id desc limit 1`.execute(db);
  const [row] = rows;
  return row && { memberId: trustId(row.id), person: trustId(row.person) };
}

/** Lets one row name this member there, as if it had been so; false where the table is empty or does not allow it. */
export async function nameThere(
  db: Db,
  { table, column }: Tie,
  memberId: MemberId,
): Promise<boolean> {
  return asItWere(
    db,
    sql`update ${sql.table(table)} set ${sql.ref(column)} = ${memberId}
    where ctid = (select ctid from ${sql.table(table)} limit 1)`,
  );
}

/** What is written once only is written all the same; false where a constraint refuses it. */
async function asItWere(db: Db, statement: RawBuilder<unknown>): Promise<boolean> {
  try {
    const { numAffectedRows } = await db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      return statement.execute(trx);
    });
    return numAffectedRows === 1n;
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    return false;
  }
}

/** Writes a mark of its own into every free column of the rows by which a member is named. */
export async function markRows(db: Db, tie: Tie, memberId: MemberId): Promise<void> {
  for (const { column, type } of await freeColumns(db, tie.table)) {
    const mark = markOf(`${tie.table}.${column} by ${tie.column}`);
    const value = {
      text: sql`${mark}`,
      'text[]': sql`array[${mark}]`,
      json: sql`json_build_object('mark', ${mark}::text)`,
      jsonb: sql`jsonb_build_object('mark', ${mark}::text)`,
      bytea: sql`convert_to(${mark}, 'UTF8')`,
    }[type];
    // A column that takes certain words only refuses it, and holds nothing of a person.
    await asItWere(
      db,
      sql`update ${sql.table(tie.table)} set ${sql.ref(column)} = ${value}
        where ctid = (select ctid from ${sql.table(tie.table)}
          where ${sql.ref(tie.column)} = ${memberId} limit 1)`,
    );
  }
}

const sign = 'quaresimale';
const markOf = (name: string): string => `${sign}<${name}>`;

/** Every mark that still stands in any text, JSON or bytes of any table, and where. */
export async function marksLeft(db: Db): Promise<readonly string[]> {
  const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
    select a.attrelid::regclass::text as "table", a.attname::text as "column",
      format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped
      and format_type(a.atttypid, null) in ('text', 'text[]', 'json', 'jsonb', 'bytea')`.execute(
    db,
  );
  const left = new Set<string>();
  for (const { table, column, type } of columns) {
    const text =
      type === 'bytea' ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ mark: string }>`
      select distinct m[1] as mark from ${sql.table(table)},
        lateral regexp_matches(${text}, ${`${sign}<([^>]*)>`}, 'g') m`.execute(db);
    for (const { mark } of rows) {
      left.add(mark.startsWith(`${table}.${column} `) ? mark : `${mark}, in ${table}.${column}`);
    }
  }
  return [...left].toSorted((a, b) => a.localeCompare(b));
}
