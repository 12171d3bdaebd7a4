// SPDX-License-Identifier: AGPL-3.0-or-later
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { Db, Trx } from './database.js';

/**
 * Runs a named statement: PostgreSQL parses and plans it once per connection.
 * For what every sign-in and every call of a portal needs; all else goes through Kysely.
 * @param name unique for its text within the application.
 */
export type Prepared = <Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

export const prepared =
  (pool: pg.Pool): Prepared =>
  async <Row extends object>(name: string, text: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<Row>({ name, text, values: [...values] });
    return rows;
  };

const poolsBehind = new WeakMap<Db, Prepared>();

/** Makes a database answer `preparedOn` from the pool that it was made of. */
export function bindPool(db: Db, pool: pg.Pool): Db {
  poolsBehind.set(db, prepared(pool));
  return db;
}

/** Named statements for who was handed a database; on a transaction they run like any other. */
export const preparedOn = (db: Db | Trx): Prepared => poolsBehind.get(db) ?? unnamed(db);

const unnamed =
  (db: Db | Trx): Prepared =>
  async <Row extends object>(_name: string, text: string, values: readonly unknown[]) => {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
    return rows;
  };
