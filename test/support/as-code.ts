// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll } from '@jest/globals';
import type { MemberId } from '../../src/kernel/ids.js';
import { aMember } from './builders/identity.js';
import { aStaffMember } from './builders/membership.js';
import { useConfigurationFolder, type ConfigurationFolder } from './configuration.js';
import type { TestDatabase } from './database.js';
import { runPiazza, type PiazzaProcess } from './piazza-process.js';

export interface AsCode extends Pick<ConfigurationFolder, 'path' | 'write'> {
  /** Who applies, by the address of `asOperator`. */
  readonly operator: MemberId;
  readonly asOperator: readonly string[];
  /** Runs the command to its end. */
  run(...args: string[]): Promise<{ readonly code: number | null; readonly output: string }>;
  /** Runs it and does not wait. */
  start(...args: string[]): PiazzaProcess;
}

/** The command line over the test's database, and an administrator to run it as. */
export function useAsCode(
  { db, url }: TestDatabase,
  sections: Readonly<Record<string, unknown>> = {},
  environment: Readonly<Record<string, string>> = {},
): AsCode {
  const folder = useConfigurationFolder();
  const address = 'operatrice@region.example';
  let file = '';
  let operator: MemberId | undefined;
  beforeAll(async () => {
    file = await folder.configuration({ database: { url }, ...sections });
    operator = await aMember(db, { email: address });
    await aStaffMember(db, 'platform_admin', operator);
  });
  const start = (...args: string[]): PiazzaProcess =>
    runPiazza(args, { cwd: folder.path, env: { ...environment, PIAZZA_CONFIG: file } });
  return {
    path: folder.path,
    write: (name, content) => folder.write(name, content),
    get operator() {
      if (!operator) throw new Error('not there yet');
      return operator;
    },
    asOperator: ['--as', address],
    start,
    async run(...args) {
      const run = start(...args);
      return { code: await run.ended, output: run.output() };
    },
  };
}
