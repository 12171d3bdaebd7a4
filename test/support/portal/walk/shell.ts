// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../../src/kernel/project-root.js';
import type { Ground } from '../installed.js';

const run = promisify(execFile);

export interface Shell {
  /** Runs a block of a page; what it prints. @throws Error for what ends with another code than 0 */
  run(block: string): Promise<string>;
  /** How the commands of other software were called, in their order. */
  calls(): readonly (readonly string[])[];
}

/** A shell that has the real `piazza`, and in the place of other software's commands what writes down their arguments. */
export function aShell({ folder, configuration }: Ground, others: readonly string[]): Shell {
  const [bin, journal] = [join(folder, 'bin'), join(folder, 'calls')];
  mkdirSync(bin);
  writeFileSync(journal, '');
  const command = (name: string, text: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  command('piazza', `exec "${process.execPath}" "${join(projectRoot, 'bin/piazza.js')}" "$@"`);
  const note = `require("node:fs").appendFileSync(${JSON.stringify(journal)}, JSON.stringify(process.argv.slice(1)) + "\\n")`;
  for (const name of others) command(name, `exec "${process.execPath}" -e '${note}' -- "$@"`);
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH: `${bin}${delimiter}${PATH}`, HOME, PIAZZA_CONFIG: configuration };
  return {
    async run(block) {
      const { stdout } = await run('sh', ['-e', '-c', block], { env, cwd: folder });
      return stdout;
    },
    calls: () =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as readonly string[]),
  };
}
