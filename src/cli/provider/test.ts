// SPDX-License-Identifier: AGPL-3.0-or-later
import { StartError } from '../../compose/start-error.js';
import { findModule } from './find-module.js';
import { runContract } from './run-contract.js';
import { verdictText } from './verdict.js';

interface Options {
  readonly json?: boolean;
  readonly seconds: string;
}

/** Runs the suite in a process of its own and prints the verdict; exit code 0 only when all of it is kept. */
export async function testProvider(nameOrPath: string, options: Options): Promise<void> {
  const seconds = Number(options.seconds);
  if (!(seconds > 0))
    throw new StartError(`--seconds ${options.seconds}: a number above 0 is needed`);
  const module = findModule(nameOrPath, process.env['PIAZZA_CONFIG']);
  const verdict = await runContract(nameOrPath, { module, seconds });
  console.log(options.json ? JSON.stringify(verdict, undefined, 2) : verdictText(verdict));
  if (!verdict.keepsContract) process.exitCode = 1;
}
