// SPDX-License-Identifier: AGPL-3.0-or-later
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { naming } from './prepared.js';
import type { Database } from './schema.js';

export type Pool = pg.Pool;
export type Db = Kysely<Database>;
/** In a signature it says: the caller holds the transaction. */
export type Trx = Transaction<Database>;

/** Whether somebody has begun a transaction already. */
export const isTrx = (db: Db | Trx): db is Trx => db.isTransaction;

// Counts and positions stay far below 2^53; a string would leak into every sum.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A calendar day has no time zone; a Date would shift it.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** Called for a connection that broke while idle, which pg would otherwise throw as uncaught. */
  readonly onError?: (error: Error) => void;
}

/** A pool of connections. Every statement has a deadline, so that a lock held elsewhere frees the request. */
export function createPool(options: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  const ignore = (): void => {};
  pool.on('error', options.onError ?? ignore);
  pool.on('connect', (client) => client.on('error', options.onError ?? ignore));
  return pool;
}

/** Kysely over a pool; `destroy()` ends the pool too. */
export function createDatabase(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: naming(pool) }) });
}
