// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { run, startProcess, type ServerProcess } from './process.js';

export interface EmbeddedServer {
  /** A connection string for one database of this server. */
  url(database: string): string;
  /** Stops the server if this process started it; leaves one that it found running. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDirectory: string;
  /** A folder with another `postgres` and `initdb`; those that npm brought when absent. */
  readonly binaries?: string;
  /** Give up durability for speed: for tests alone. */
  readonly unsafe?: boolean;
  /** Further settings of the server, for measurements. */
  readonly settings?: Readonly<Record<string, string>>;
}

const startDeadline = 30_000;

/**
 * Starts a real PostgreSQL for development and tests, or attaches to the one that already serves
 * this directory. It listens on a unix socket only and dies with the process that started it.
 * @throws Error with the server's own log when it does not answer within 30 seconds.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const data = resolve(options.dataDirectory);
  const socket = socketDirectory(data);
  const url = (database: string): string =>
    `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(socket)}`;
  if (await answers(url('postgres'))) return { url, stop: async () => {} };

  const bin = options.binaries ?? findBinaries();
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(bin, data, options.unsafe ?? false);
  const start = (): ServerProcess =>
    startProcess(join(bin, 'postgres'), serverArguments(data, socket, options));
  const server = await untilStarted(start, url('postgres'));
  return { url, stop: () => server.stop() };
}

/** Creates a database if it is not there yet. */
export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function initialise(bin: string, data: string, unsafe: boolean): Promise<void> {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const speed = unsafe ? ['--no-sync'] : [];
  const fixed = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  await run(join(bin, 'initdb'), ['-D', data, ...fixed, ...speed]);
}

function serverArguments(data: string, socket: string, options: EmbeddedOptions): string[] {
  const unsafe = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'];
  const fixed = ['-D', data, '-k', socket, '-c', 'listen_addresses=', '-c', 'max_connections=200'];
  const further = Object.entries(options.settings ?? {}).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return [...fixed, ...(options.unsafe ? unsafe : []), ...further];
}

/** A unix socket's path has at most 107 bytes, so it stands in the temporary folder under a short name. */
function socketDirectory(data: string): string {
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16);
  const socket = join(tmpdir(), `piazza-${name}`);
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  return socket;
}

/** Tries again while the server of a process that was killed is still closing the directory. */
async function untilStarted(start: () => ServerProcess, url: string): Promise<ServerProcess> {
  const deadline = Date.now() + startDeadline;
  for (;;) {
    const server = start();
    if (await untilAnswers(url, server, deadline)) return server;
    if (Date.now() > deadline || !server.log().includes('postmaster.pid')) {
      throw new Error(`the embedded PostgreSQL did not start:\n${server.log()}`);
    }
    await sleep(200);
  }
}

async function untilAnswers(
  url: string,
  server: ServerProcess,
  deadline: number,
): Promise<boolean> {
  while (Date.now() < deadline && !server.ended()) {
    if (await answers(url)) return true;
    await sleep(50);
  }
  // Another process may have started the same directory a moment earlier.
  return answers(url);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
