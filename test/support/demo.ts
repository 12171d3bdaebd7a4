// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoAddresses, type DemoAddresses } from '../../src/cli/demo/environment.js';
import { freePorts } from './free-ports.js';

export interface Demo {
  readonly addresses: DemoAddresses;
  /** What it printed when it was ready. */
  readonly block: string;
  readonly secondsToReady: number;
  stop(): Promise<void>;
}

const program = resolve('bin/piazza.js');
const portsInUse = 10;

/** The demonstration as a newcomer starts it, in processes of its own, with a data directory of its own. */
export async function startDemo(): Promise<Demo> {
  const directory = mkdtempSync(join(tmpdir(), 'piazza-demo-'));
  const port = await freePorts(portsInUse);
  const started = Date.now();
  const child = spawn(process.execPath, [program, 'demo'], {
    cwd: directory,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const block = await untilReady(child);
  return {
    addresses: demoAddresses(port),
    block,
    secondsToReady: (Date.now() - started) / 1_000,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((ready, failed) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ctrl-C')) ready(output);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => failed(new Error(`the demonstration ended:\n${output}`)));
  });
}
