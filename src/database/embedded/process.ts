// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

export interface ServerProcess {
  ended(): boolean;
  log(): string;
  stop(): Promise<void>;
}

const keptLog = 8_192;
const stopDeadline = 10_000;

/** Runs a program to its end. @throws Error with what it printed when it fails. */
export async function run(program: string, args: readonly string[]): Promise<void> {
  const [command, ...rest] = unprivileged([program, ...args]);
  await promisify(execFile)(command ?? program, rest, { timeout: 60_000 });
}

/** Starts a server that is interrupted when this process dies, however it dies. */
export function startProcess(program: string, args: readonly string[]): ServerProcess {
  const [command, ...rest] = unprivileged([...dyingWithParent(), program, ...args]);
  // Its own process group: Ctrl-C reaches the whole foreground group, and the server must outlast its clients.
  const child = spawn(command ?? program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  const keep = (chunk: Buffer): void => {
    log = (log + chunk.toString('utf8')).slice(-keptLog);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(error.message)));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;

  return {
    ended,
    log: () => log,
    async stop() {
      if (ended()) return;
      // SIGINT is PostgreSQL's fast shutdown: sessions end, nothing committed is lost.
      child.kill('SIGINT');
      const killer = setTimeout(() => child.kill('SIGKILL'), stopDeadline);
      await once(child, 'exit');
      clearTimeout(killer);
    },
  };
}

/** PostgreSQL refuses to run as root: a user namespace makes it nobody without creating a user. */
function unprivileged(command: readonly string[]): string[] {
  if (process.getuid?.() !== 0) return [...command];
  const namespace = ['unshare', '-U', '--map-user=65534', '--map-group=65534'];
  const works = spawnSync('unshare', [...namespace.slice(1), 'true']).status === 0;
  if (works) return [...namespace, ...command];
  throw new Error(
    'PostgreSQL refuses to run as root and this system allows no user namespace: run as another user, or set database.url',
  );
}

function dyingWithParent(): string[] {
  const works = process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0;
  return works ? ['setpriv', '--pdeathsig', 'INT'] : [];
}
