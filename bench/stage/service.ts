// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/kernel/project-root.js';
import { writeConfiguration, type ServiceSettings } from './configuration.js';

/** A server under test, in a process of its own. */
export interface Service {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const startDeadline = 60_000;

export interface Watch {
  /** A folder for its CPU profile. */
  readonly profile?: string | undefined;
  /** A file for the statements that it sends. */
  readonly statements?: string;
}

/** Starts Piazza as an operator would. */
export async function startPiazza(
  settings: Omit<ServiceSettings, 'origin'>,
  { profile, statements }: Watch = {},
): Promise<Service> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const PIAZZA_CONFIG = await writeConfiguration({ ...settings, origin });
  const recorder = join(projectRoot, 'dist/bench/portal/record.js');
  const flags = [
    ...(profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []),
    ...(statements ? ['--import', pathToFileURL(recorder).href] : []),
  ];
  const recording = statements ? { BENCH_RECORD: statements } : {};
  const program = [...flags, join(projectRoot, 'bin/piazza.js'), 'serve'];
  return startProgram(program, { origin, ready: '/readyz', env: { PIAZZA_CONFIG, ...recording } });
}

export interface Start {
  readonly origin: string;
  /** The path that answers 200 once it can be measured. */
  readonly ready: string;
  readonly env: Readonly<Record<string, string>>;
}

/** @throws Error with what the program said when it ends or does not answer in time. */
export async function startProgram(
  program: readonly string[],
  { origin, ready, env }: Start,
): Promise<Service> {
  const child = spawn(process.execPath, program, {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4_000);
  });
  const deadline = Date.now() + startDeadline;
  while (!(await answers(`${origin}${ready}`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill();
      throw new Error(`the server under test did not start: ${said}`);
    }
    await sleep(50);
  }
  return { origin, pid: child.pid ?? 0, stop: () => stopped(child) };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** Another process could take it before the service does; then that says so and the run ends. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address) return address.port;
  throw new Error('there is no free port');
}
