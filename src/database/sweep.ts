// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from './database.js';
import { tryLock } from './locks.js';

/** A table whose rows mean nothing after a moment that they name. */
export interface Perishable {
  readonly table:
    | 'attempt'
    | 'attempt_once'
    | 'client_certificate'
    | 'kept_form'
    | 'pending_answer'
    | 'session'
    | 'withdrawal'
    | 'provider_cache'
    | 'oidc_artifact';
  readonly column: 'expires_at' | 'until';
}

export const perishables: readonly Perishable[] = [
  { table: 'attempt', column: 'expires_at' },
  { table: 'attempt_once', column: 'until' },
  { table: 'client_certificate', column: 'expires_at' },
  { table: 'kept_form', column: 'expires_at' },
  { table: 'pending_answer', column: 'expires_at' },
  { table: 'session', column: 'expires_at' },
  { table: 'withdrawal', column: 'expires_at' },
  { table: 'provider_cache', column: 'expires_at' },
  { table: 'oidc_artifact', column: 'expires_at' },
];

const batch = 2_000;

/** Deletes rows that have expired, a batch per table and run, on one node at a time; how many. */
export async function sweepOnce(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (!(await tryLock(trx, 'sweep'))) return 0;
    let swept = 0;
    for (const { table, column } of perishables) {
      const name = sql.table(table);
      const expiry = sql.ref(column);
      const result = await sql`
        delete from ${name} where ctid = any (array(
          select ctid from ${name} where ${expiry} < ${now} order by ${expiry} limit ${batch}
          for update skip locked))`.execute(trx);
      swept += Number(result.numAffectedRows ?? 0);
    }
    const limits = await sql`delete from rate_limit where expire < ${now.getTime()}`.execute(trx);
    return swept + Number(limits.numAffectedRows ?? 0);
  });
}
