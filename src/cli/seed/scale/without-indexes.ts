// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Pool } from '../../../database/database.js';
import { inParallel } from './in-parallel.js';

interface Dropped {
  readonly drop: string;
  readonly make: string;
}

/**
 * Fills tables while they have no index but those that foreign keys rest on, and makes the indexes afterwards:
 * sorting once is several times as fast as placing each row.
 */
export async function withoutIndexes(
  pool: Pool,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const { rows } = await pool.query<Dropped>(droppable, [tables]);
  for (const { drop } of rows) await pool.query(drop);
  await fill();
  await inParallel(pool, rows, (client, { make }) => client.query(make));
}

const droppable = `
  select case when k.oid is null then format('drop index %s', i.indexrelid::regclass)
      else format('alter table %s drop constraint %I', i.indrelid::regclass, k.conname) end as drop,
    case when k.oid is null then pg_get_indexdef(i.indexrelid)
      else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
  from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
  where i.indrelid = any ($1::regclass[])
    and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)
  order by pg_relation_size(i.indrelid) desc, i.indexrelid`;
