// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/project-root.js';

export interface PiazzaProcess {
  readonly child: ChildProcess;
  /** Everything it printed so far, to both streams. */
  output(): string;
  /** Resolves once it printed this. */
  until(text: string): Promise<void>;
  /** Its exit code, once it ended. */
  readonly ended: Promise<number | null>;
}

/** Runs the real command, `bin/piazza.js`. */
export function runPiazza(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): PiazzaProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'bin/piazza.js'), ...args], {
    cwd: options.cwd ?? projectRoot,
    env: { PATH, HOME, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    ended,
    output: () => output,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve();
        };
        child.stdout.on('data', look);
        ended.then(() => reject(new Error(`it ended: ${output}`)), reject);
        look();
      }),
  };
}
