// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { createDatabase, createPool, type Db } from '../../src/database/database.js';
import { newId } from '../../src/kernel/ids.js';

export interface TestDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly url: string;
}

/** The address of a database on the server that the run started. */
export function testDatabaseUrl(name: string): string {
  const pattern = process.env['PIAZZA_TEST_SERVER'];
  if (!pattern) throw new Error('run the tests with: npm test');
  return pattern.replace('{database}', name);
}

/** A fresh, migrated database for this test file, gone when the file is done. */
export function useDatabase(): TestDatabase {
  const name = `test_${newId().replaceAll('-', '')}`;
  const url = testDatabaseUrl(name);
  const pool = createPool({ url, poolSize: 8 });
  const db = createDatabase(pool);

  beforeAll(async () => {
    await administer(`create database ${name} template piazza_template strategy file_copy`);
  });
  afterAll(async () => {
    await db.destroy();
    await administer(`drop database if exists ${name} with (force)`);
  });
  return { db, pool, url };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Resolves once so many connections of this database wait for a lock: a race is interleaved, never merely fired. */
export async function untilBlocked(db: Db, connections = 1, seconds = 20): Promise<void> {
  for (let tries = 0; tries < seconds * 100; tries += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if ((rows[0]?.waiting ?? 0) >= connections) return;
    await sleep(10);
  }
  throw new Error(`fewer than ${connections} came to wait for a lock`);
}
