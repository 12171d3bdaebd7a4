// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, createPool } from '../../dist/src/database/database.js';
import { ensureDatabase, startEmbedded } from '../../dist/src/database/embedded/server.js';
import { migrateUp } from '../../dist/src/database/migrate.js';

/**
 * One server for the run, one migrated template; every test file copies the template.
 * `PIAZZA_TEST_POSTGRES` names a folder with another version's programs.
 */
export default async function setup() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'piazza-test-'));
  const server = await startEmbedded({ dataDirectory, unsafe: true, ...otherVersion() });
  await ensureDatabase(server, 'piazza_template');
  const pool = createPool({ url: server.url('piazza_template'), poolSize: 2 });
  const db = createDatabase(pool);
  await migrateUp(db, pool);
  await db.destroy();
  process.env.PIAZZA_TEST_SERVER = server.url('{database}');
  globalThis.piazzaTest = { server, dataDirectory };
}

function otherVersion() {
  const binaries = process.env.PIAZZA_TEST_POSTGRES;
  return binaries ? { binaries } : {};
}
