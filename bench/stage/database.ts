// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { inParallel } from '../../src/cli/seed/scale/in-parallel.js';
import { seedScale } from '../../src/cli/seed/scale/seed-scale.js';
import { withoutIndexes } from '../../src/cli/seed/scale/without-indexes.js';
import { createDatabase, createPool, type Db, type Pool } from '../../src/database/database.js';
import type { EmbeddedServer } from '../../src/database/embedded/server.js';
import { migrateUp } from '../../src/database/migrate.js';
import { rollUpCounts } from '../../src/membership/use-cases/roll-up-counts.js';
import { portal } from './portal.js';

/**
 * Makes a migrated database with so many members, each known to the portal, or finds the one that an earlier run
 * filled to the end.
 * @returns its address
 */
export async function seedDatabase(
  server: EmbeddedServer,
  { members, name = `members_${members}` }: { members: number; name?: string },
): Promise<string> {
  const isThere = members >= leastKept && (await isFilled(server, name));
  if (!isThere) await makeEmpty(server, name);
  const url = server.url(name);
  const pool = createPool({ url, poolSize: 2 });
  const db = createDatabase(pool);
  try {
    await migrateUp(db, pool);
    if (isThere) {
      await settle(db, pool);
      return url;
    }
    await pool.query('create extension pg_stat_statements');
    await seedScale(pool, { members });
    await introduce(pool);
    await pool.query(`comment on database ${name} is '${filled}'`);
    await inParallel(pool, ['vacuum analyze pairwise_subject', 'checkpoint'], (client, statement) =>
      client.query(statement),
    );
  } finally {
    await db.destroy();
  }
  return url;
}

const filled = 'filled to the end';
/** In a smaller one the joins of earlier runs would weigh: it is filled anew. */
const leastKept = 100_000;

async function isFilled(server: EmbeddedServer, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ said: string | null }>(
      `select shobj_description(oid, 'pg_database') as said from pg_database where datname = $1`,
      [name],
    );
    return rows[0]?.said === filled;
  } finally {
    await client.end();
  }
}

async function makeEmpty(server: EmbeddedServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query(`drop database if exists ${name}`);
  await client.query(`create database ${name}`);
  await client.end();
}

/** What the joins of an earlier run left is counted and swept, as a running service does all the time. */
async function settle(db: Db, pool: Pool): Promise<void> {
  await rollUpCounts({ db });
  await inParallel(
    pool,
    ['stint', 'member', 'member_count', 'member_count_delta', 'outbox'],
    (client, table) => client.query(`vacuum analyze ${table}`),
  );
}

/** The same subject for the same member in every run. */
const introduce = (pool: Pool): Promise<void> =>
  withoutIndexes(pool, ['pairwise_subject'], () =>
    inParallel(pool, [portal.clientId], async (client, sector) => {
      await client.query('set session_replication_role = replica');
      await client.query(
        `insert into pairwise_subject (sector, member_id, sub)
         select $1, id, md5(id::text) from member`,
        [sector],
      );
    }),
  );
