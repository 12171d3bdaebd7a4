// SPDX-License-Identifier: AGPL-3.0-or-later
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../compose/start-error.js';
import { projectRoot } from '../../kernel/project-root.js';

export interface Simulators {
  stop(): Promise<void>;
}

const program = join(projectRoot, 'dist/test/simulators/main.js');

/**
 * Starts identity providers, mailbox and portals that only play their part, in a process of their own
 * that ends with this one.
 * @throws StartError with what they said when they cannot start.
 */
export async function startSimulators(options: {
  port: number;
  dataDirectory: string;
}): Promise<Simulators> {
  if (!existsSync(program)) {
    throw new StartError(
      'the simulators are not here: the demonstration needs a checkout with development packages',
    );
  }
  const child = fork(program, [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await ready(child);
  return { stop: () => stopped(child) };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      if (message === 'ready') resolve();
      else reject(new StartError(typeof message === 'string' ? message : 'unknown fault'));
    });
    child.once('exit', () => reject(new StartError('the simulators ended before they were ready')));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  if (child.connected) child.disconnect();
  await exit;
}
