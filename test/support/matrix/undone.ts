// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { createDatabase, type Db } from '../../../src/database/database.js';

/** A database of which every change is undone: transactions on it are savepoints within one that never ends well. */
export interface UndoneDatabase {
  readonly db: Db;
  /** Runs the work, has a look at what it changed, and undoes that. */
  undoing<T, Seen>(
    work: () => Promise<T>,
    look: (result: T, changes: Changes) => Promise<Seen>,
  ): Promise<Seen>;
  close(): Promise<void>;
}

export interface Changes {
  /** Whether a row was written, or held in order to be. */
  any(): Promise<boolean>;
  /** The tables in which a row was added, altered or deleted. */
  tables(): Promise<readonly string[]>;
}

/** What Kysely sends around a transaction, and what stands for it here; constraints that wait for the end are asked. */
const stands: Readonly<Record<string, string>> = {
  begin: 'savepoint act',
  commit: 'set constraints all immediate; release savepoint act; set constraints all deferred',
  rollback: 'rollback to savepoint act; release savepoint act',
};

export async function undoneDatabase(pool: pg.Pool): Promise<UndoneDatabase> {
  const client = await pool.connect();
  const tables = await tablesOf(client);
  const before = await countsOf(client, tables, 0);
  const { shared, idle } = oneAtATime(client);
  await client.query('begin');
  return {
    db: createDatabase(shared),
    async undoing(work, look) {
      try {
        const result = await work();
        await idle();
        return await look(result, changesOf(client, { tables, before }));
      } finally {
        await idle();
        await client.query('rollback; begin');
      }
    },
    async close() {
      await client.query('rollback');
      client.release();
    },
  };
}

function changesOf(
  client: pg.PoolClient,
  { tables, before }: { tables: readonly string[]; before: Readonly<Record<string, string>> },
): Changes {
  return {
    any: async () => (await ownTransaction(client)) !== undefined,
    async tables() {
      const since = await ownTransaction(client);
      if (since === undefined) return [];
      const after = await countsOf(client, tables, since);
      return tables.filter((table) => after[table] !== before[table]);
    },
  };
}

/** A pool that lends the one connection to one borrower after the other. */
function oneAtATime(client: pg.PoolClient): {
  shared: pg.Pool;
  readonly idle: () => Promise<void>;
} {
  let last: Promise<void> = Promise.resolve();
  let giveBack: () => void = () => {};
  const query = (asked: { readonly text: string }): unknown =>
    client.query({ ...asked, text: stands[asked.text] ?? asked.text });
  const lent = { query, release: () => giveBack() };
  const shared = {
    options: {},
    async end() {},
    async connect() {
      const free = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await free;
      giveBack = resolve;
      return lent;
    },
  };
  return { shared: shared as unknown as pg.Pool, idle: () => last };
}

async function tablesOf(client: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** How many rows each table has, and how many of them were written since the transaction of that number began. */
async function countsOf(
  client: pg.PoolClient,
  tables: readonly string[],
  since: number,
): Promise<Readonly<Record<string, string>>> {
  const written = `count(*) filter (where ${since} > 0 and xmin::text::bigint >= ${since})`;
  const counts = tables.map(
    (table) => `select '${table}' as name, count(*) || '/' || ${written} as rows from ${table}`,
  );
  const { rows } = await client.query<{ name: string; rows: string }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: of }) => [name, of]));
}

async function ownTransaction(client: pg.PoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ xid: string | null }>(
    'select pg_current_xact_id_if_assigned()::text as xid',
  );
  const xid = rows[0]?.xid;
  return xid ? Number(xid) : undefined;
}
