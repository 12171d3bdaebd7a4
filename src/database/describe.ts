// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from './database.js';

export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** What the migrations say of it (`comment on`). */
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly rules: readonly Rule[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly fallback: string | null;
}

/** Something that the database itself holds to: keys, checks, exclusions, unique indexes, triggers. */
export interface Rule {
  readonly kind: 'constraint' | 'index' | 'trigger';
  readonly name: string;
  readonly definition: string;
}

/** The tables and views of our own schema, as the catalogue of a migrated database knows them, by name. */
export async function describeSchema(db: Db): Promise<readonly Relation[]> {
  const { rows } = await sql<Relation>`
    select c.relname as name,
      case when c.relkind = 'v' then 'view' else 'table' end as kind,
      obj_description(c.oid, 'pg_class') as comment,
      ${columns} as columns,
      ${rules} as rules
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
      and c.relname not like 'kysely%'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`.execute(db);
  return rows;
}

const columns = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
      'name', a.attname,
      'type', format_type(a.atttypid, a.atttypmod),
      'required', a.attnotnull,
      'fallback', pg_get_expr(d.adbin, d.adrelid)
    ) order by a.attnum), '[]')
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
)`;

// Newer servers list "not null" among the constraints; the columns say it already.
const rules = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'name', name, 'definition', definition)
    order by place, name collate "C"), '[]')
  from (
    select 1 as place, 'constraint' as kind, conname as name, pg_get_constraintdef(oid, true) as definition
    from pg_constraint where conrelid = c.oid and contype <> 'n' and contype <> 't'
    union all
    select 2, 'index', i.relname, pg_get_indexdef(x.indexrelid, 0, true)
    from pg_index x join pg_class i on i.oid = x.indexrelid
    where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.conrelid = c.oid)
    union all
    select 3, 'trigger', tgname, pg_get_triggerdef(oid, true)
    from pg_trigger where tgrelid = c.oid and not tgisinternal
  ) as held
)`;
