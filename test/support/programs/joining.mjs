// SPDX-License-Identifier: AGPL-3.0-or-later
// A process that joins one member after another on a durable server of its own and says each one
// aloud once it is acknowledged, until somebody kills it.
import { createDatabase, createPool } from '../../../dist/src/database/database.js';
import { ensureDatabase, startEmbedded } from '../../../dist/src/database/embedded/server.js';
import { migrateUp } from '../../../dist/src/database/migrate.js';
import { seedScale } from '../../../dist/src/cli/seed/scale/seed-scale.js';
import { joinCommunity } from '../../../dist/src/membership/use-cases/join-community.js';

const server = await startEmbedded({ dataDirectory: process.argv[2] });
await ensureDatabase(server, 'piazza');
const pool = createPool({ url: server.url('piazza'), poolSize: 4 });
const db = createDatabase(pool);
await migrateUp(db, pool);
await seedScale(pool, { members: 1_000 });

const { rows } = await pool.query(`
  select m.id, c.slug from member m, community c
  where c.join_path = 'open'
    and not exists (select from stint s where s.member_id = m.id and s.community_id = c.id)`);
for (const { id, slug } of rows) {
  const actor = {
    memberId: id,
    level: 'substantial',
    authenticatedAt: new Date(),
    provider: 'spid',
  };
  const joined = await joinCommunity({ db, now: () => new Date() }, { actor, slug });
  process.stdout.write(`${joined.stintId}\n`);
}
