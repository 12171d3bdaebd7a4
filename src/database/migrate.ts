// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import type { Pool } from 'pg';
import type { Db } from './database.js';

const migrationsFolder = join(import.meta.dirname, '../../migrations');

export interface MigrationState {
  readonly name: string;
  readonly executedAt: Date | undefined;
}

/** Runs every pending migration, each in its own transaction, one node at a time; then the job queue's own. */
export async function migrateUp(db: Db, pool: Pool): Promise<readonly string[]> {
  const { error, results = [] } = await migrator(db).migrateToLatest();
  if (error) throw asError(error);
  await runMigrations({ pgPool: pool });
  return results.map((result) => result.migrationName);
}

/** Takes back the newest migration; its name, or undefined when there is none. */
export async function migrateDown(db: Db): Promise<string | undefined> {
  const { error, results = [] } = await migrator(db).migrateDown();
  if (error) throw asError(error);
  return results[0]?.migrationName;
}

export async function migrationStatus(db: Db): Promise<readonly MigrationState[]> {
  const migrations = await migrator(db).getMigrations();
  return migrations.map(({ name, executedAt }) => ({ name, executedAt }));
}

function migrator(db: Db): Migrator {
  return new Migrator({ db, provider });
}

const provider: MigrationProvider = {
  async getMigrations() {
    const files = await readdir(migrationsFolder);
    const names = files.filter((file) => /^\d{8}T\d{4}_\w+\.(js|ts)$/.test(file)).toSorted();
    const entries = names.map(async (file): Promise<[string, Migration]> => {
      const url = pathToFileURL(join(migrationsFolder, file)).href;
      return [file.replace(/\.\w+$/, ''), (await import(url)) as Migration];
    });
    return Object.fromEntries(await Promise.all(entries));
  },
};

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
