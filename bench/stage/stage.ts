// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded, type EmbeddedServer } from '../../src/database/embedded/server.js';

/** Where a run takes place: a folder of its own and a PostgreSQL that counts statements. */
export interface Stage {
  readonly folder: string;
  readonly server: EmbeddedServer;
  /** The settings of the server that matter for figures. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Durable as in production: every commit reaches the disk. */
const settings = { shared_buffers: '4GB', max_wal_size: '8GB', synchronous_commit: 'on' };

/** @param kept a folder for the databases of this run and of later ones; they go with the run when absent. */
export async function openStage(kept?: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'piazza-bench-'));
  const dataDirectory = kept === undefined ? join(folder, 'postgres') : resolve(kept);
  mkdirSync(dataDirectory, { recursive: true });
  const server = await startEmbedded({
    dataDirectory,
    settings: { ...settings, shared_preload_libraries: 'pg_stat_statements' },
  });
  return {
    folder,
    server,
    settings,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
