// SPDX-License-Identifier: AGPL-3.0-or-later
import { createDatabase, createPool } from '../../src/database/database.js';
import { ensureDatabase, type EmbeddedServer } from '../../src/database/embedded/server.js';
import { migrateUp } from '../../src/database/migrate.js';
import { seedScale } from '../../src/cli/seed/seed-scale.js';
import { portal } from './portal.js';

/** The same subject for the same member in every run. */
const subjects = `
  insert into pairwise_subject (sector, member_id, sub)
  select $1, id, md5(id::text) from member order by id`;

/** Makes a migrated database with so many members, each known to the portal. @returns its address */
export async function seedDatabase(
  server: EmbeddedServer,
  { members, name = `members_${members}` }: { members: number; name?: string },
): Promise<string> {
  await ensureDatabase(server, name);
  const url = server.url(name);
  const pool = createPool({ url, poolSize: 2 });
  const db = createDatabase(pool);
  try {
    await migrateUp(db, pool);
    await pool.query('create extension pg_stat_statements');
    await seedScale(pool, { members });
    const client = await pool.connect();
    await client.query('set statement_timeout = 0');
    await client.query(subjects, [portal.clientId]);
    await client.query('vacuum analyze pairwise_subject');
    await client.query('checkpoint');
    client.release(true);
  } finally {
    await db.destroy();
  }
  return url;
}
