// SPDX-License-Identifier: AGPL-3.0-or-later
// Programs in Python that npm does not bring: exact versions, in a virtual environment of their own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const run = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
};

/**
 * A virtual environment that holds exactly a list of requirements; made anew when the list changed.
 * @returns the folder of its programs
 */
export function pythonEnvironment(environment, requirements) {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(environment, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(environment, { recursive: true, force: true });
    run('python3', ['-m', 'venv', environment]);
    const pip = join(environment, 'bin/pip');
    run(pip, ['install', '--quiet', '--no-deps', '--requirement', requirements]);
    writeFileSync(stamp, wanted);
  }
  return join(environment, 'bin');
}
