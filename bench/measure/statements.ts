// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

export interface StatementCount {
  readonly calls: number;
  /** The most called ones first, for a look at where they come from. */
  readonly most: readonly { readonly query: string; readonly calls: number }[];
}

/** Counts what one role of the server under test sends, by pg_stat_statements. */
export async function resetStatements(client: pg.Client): Promise<void> {
  await client.query('select pg_stat_statements_reset()');
}

/** All statements since the reset, but `begin`, `commit`, `rollback` and the housekeeping of jobs. */
export async function countStatements(client: pg.Client): Promise<StatementCount> {
  const { rows } = await client.query<{ query: string; calls: number }>(`
    select s.query, s.calls::int from pg_stat_statements s
    join pg_database d on d.oid = s.dbid
    where d.datname = current_database()
      and s.query !~* '^(begin|commit|rollback|start transaction|savepoint|release)'
      and s.query !~* 'pg_stat_statements|graphile_worker|pg_try_advisory|"?outbox"? set|audit_entry"? set'
    order by s.calls desc`);
  return { calls: rows.reduce((sum, row) => sum + row.calls, 0), most: rows.slice(0, 12) };
}
