// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

export interface StatementCount {
  /** Without what stands in the other two. */
  readonly calls: number;
  /** `begin`, `commit`, `rollback` and savepoints. */
  readonly transactions: number;
  /** The relay of events, the chain of the audit, the job queue, sweeps: they run whether anybody comes or not. */
  readonly background: number;
  /** The most called ones first. */
  readonly each: readonly { readonly query: string; readonly calls: number }[];
}

export async function resetStatements(client: pg.Client): Promise<void> {
  await client.query('select pg_stat_statements_reset()');
}

/** All that the service under test sent since the reset, counted by PostgreSQL. */
export async function countStatements(client: pg.Client): Promise<StatementCount> {
  const { rows } = await client.query<{ query: string; calls: number }>(`
    select s.query, s.calls::int from pg_stat_statements s
    join pg_database d on d.oid = s.dbid
    where d.datname = current_database() and s.query !~ 'pg_stat_statements'
    order by s.calls desc, s.query`);
  const of = (kind: Kind) => rows.filter(({ query }) => kindOf(query) === kind);
  const sum = (kind: Kind): number => of(kind).reduce((total, { calls }) => total + calls, 0);
  return {
    calls: sum('request'),
    transactions: sum('transaction'),
    background: sum('background'),
    each: of('request'),
  };
}

type Kind = 'request' | 'transaction' | 'background';

const transaction =
  /^\s*(begin|commit|rollback|start transaction|savepoint|release|set transaction)/i;
/** Each of them by what only it says: a request may delete, too, and its deletes count. */
const background = new RegExp(
  [
    'graphile_worker|pg_try_advisory',
    'outbox" set|outbox set|from outbox',
    '"?audit_entry"? set|from "audit_entry"',
    'chain_position|"register_entry" where "hash" is null|register_anchor',
    'where ctid|from rate_limit where expire|"session_client" where "created_at"',
    'provider_task|webhook_endpoint|logout_delivery',
  ].join('|'),
  'i',
);

/** What a statement is for. */
export function kindOf(query: string): Kind {
  if (transaction.test(query)) return 'transaction';
  // The feed of portals reads the outbox too, and somebody waits for it.
  if (/from told_event o\b/.test(query)) return 'request';
  return background.test(query) ? 'background' : 'request';
}
