// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { CompiledQuery, type PostgresPool, type PostgresPoolClient, type RawBuilder } from 'kysely';
import type pg from 'pg';
import type { Db, Trx } from './database.js';

/**
 * Runs a named statement: PostgreSQL parses and plans it once per connection.
 * For what every sign-in, every join and every call of a portal needs; all else goes through Kysely.
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

/** The names that statements were given, by their texts. */
const names = new Map<string, string>();

/** Named statements for who was handed a database or a transaction. */
export const preparedOn =
  (db: Db | Trx): Prepared =>
  async <Row extends object>(name: string, text: string, values: readonly unknown[]) => {
    names.set(text, name);
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
    return rows;
  };

/**
 * Runs a statement that is put together of parts, under a name made of its text.
 * Only for parts of which there are few: every text stays known to each connection.
 */
export async function runPrepared<Row extends object>(
  db: Db | Trx,
  statement: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const { sql: text, parameters } = statement.compile(db);
  const name =
    names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 32);
  return preparedOn(db)<Row>(name, text, parameters);
}

/** A pool for Kysely, which itself knows no names: what `preparedOn` named runs under that name. */
export function naming(pool: pg.Pool): PostgresPool {
  // The same object for the same connection, because Kysely keeps what it knows of each.
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const one = known.get(client) ?? namingClient(client);
      known.set(client, one);
      return one;
    },
  };
}

function namingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]): unknown => {
    const name = names.get(text);
    return client.query(
      name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
    );
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
}
