// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Goes to its standard input. */
  readonly input?: string;
  /** It is there when it has printed this, to either stream. */
  readonly ready: string;
}

/**
 * Starts somebody else's program; it ends with the test.
 * @throws Error with what it printed when it ends before it is ready
 */
export async function startProgram(
  { undo }: { readonly undo: (() => unknown)[] },
  { program, args, env = {}, input = '', ready }: Program,
): Promise<{ output(): string }> {
  const child = spawn(program, args, { env: { ...process.env, ...env } });
  let output = '';
  const started = new Promise<void>((resolve, reject) => {
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes(ready)) resolve();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`${program} ended with ${code}:\n${output}`)));
  });
  const ended = once(child, 'close');
  undo.push(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await ended;
  });
  child.stdin.end(input);
  await started;
  return { output: () => output };
}
