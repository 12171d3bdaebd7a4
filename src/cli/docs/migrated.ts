// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, createPool, type Db } from '../../database/database.js';
import { ensureDatabase, startEmbedded } from '../../database/embedded/server.js';
import { migrateUp } from '../../database/migrate.js';

/** Does something with a database that holds nothing but what the migrations make, then throws it away. */
export async function withMigrated<Result>(read: (db: Db) => Promise<Result>): Promise<Result> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'piazza-model-'));
  const server = await startEmbedded({ dataDirectory, unsafe: true });
  try {
    await ensureDatabase(server, 'piazza');
    const pool = createPool({ url: server.url('piazza'), poolSize: 2 });
    const db = createDatabase(pool);
    try {
      await migrateUp(db, pool);
      return await read(db);
    } finally {
      await db.destroy();
    }
  } finally {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
