// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import { createDatabase, createPool, type Db, type Pool } from '../database/database.js';
import { ensureDatabase, startEmbedded, type EmbeddedServer } from '../database/embedded/server.js';
import { migrationStatus } from '../database/migrate.js';
import { describeError } from '../http/describe-error.js';
import { errorCode } from '../kernel/error-code.js';
import type { Logger } from '../kernel/logger.js';
import { StartError } from './start-error.js';

export interface Databases {
  readonly pool: Pool;
  readonly db: Db;
  /** Where the 24-month sign-in register is appended: the same database unless configured. */
  readonly register: Db;
  readonly close: () => Promise<void>;
}

const name = 'piazza';

/** Which role to connect as: the service's, or the one that may change tables. */
export type Role = 'service' | 'owner';

/**
 * Opens the configured PostgreSQL, or starts the embedded one.
 * @throws StartError when it does not answer; nothing stays open then.
 */
export async function openDatabases(
  config: Config,
  logger: Logger,
  role: Role = 'service',
): Promise<Databases> {
  const server = config.database.url ? undefined : await startServer(config.database.dataDirectory);
  const url = server?.url(name) ?? urlOf(config, role);
  const open = (address: string): Pool =>
    createPool({
      url: address,
      poolSize: config.database.poolSize,
      onError: (error) =>
        logger.warn({ failure: describeError(error) }, 'database.connection_lost'),
    });
  const pool = open(url);
  const db = createDatabase(pool);
  const register = config.register.url ? createDatabase(open(config.register.url)) : db;
  const close = async (): Promise<void> => {
    if (register !== db) await register.destroy();
    await db.destroy();
    await server?.stop();
  };
  try {
    await pool.query('select 1');
  } catch (cause) {
    await close();
    throw new StartError(unreachable(url, cause), { cause });
  }
  return { pool, db, register, close };
}

/** Opens the register for who may read it, which the service may not. */
export function openRegisterReader(
  config: Config,
  { db }: Pick<Databases, 'db'>,
): { readonly reader: Db; readonly close: () => Promise<void> } {
  const url = config.register.readerUrl ?? config.database.ownerUrl;
  if (!url) return { reader: db, close: async () => {} };
  const reader = createDatabase(createPool({ url, poolSize: 1 }));
  return { reader, close: () => reader.destroy() };
}

/** @throws StartError when the tables are older than the program. */
export async function refusePendingMigrations(db: Db): Promise<void> {
  const pending = (await migrationStatus(db)).filter(({ executedAt }) => !executedAt);
  if (pending.length === 0) return;
  throw new StartError(`${pending.length} migrations have not run: run "piazza migrate up" first`);
}

async function startServer(dataDirectory: string): Promise<EmbeddedServer> {
  try {
    const server = await startEmbedded({ dataDirectory });
    await ensureDatabase(server, name);
    return server;
  } catch (cause) {
    throw new StartError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function urlOf(config: Config, role: Role): string {
  const { url = '', ownerUrl = url } = config.database;
  return role === 'owner' ? ownerUrl : url;
}

/** Host and database only: the address may hold a password. */
function unreachable(url: string, cause: unknown): string {
  const { host, pathname } = new URL(url);
  const reason = errorCode(cause) ?? 'no answer';
  return `the database ${host}${pathname} cannot be reached (${reason}): correct database.url, or start that server`;
}
