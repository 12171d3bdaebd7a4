// SPDX-License-Identifier: AGPL-3.0-or-later
// One Jest run; arguments are passed on. The build comes first: servers under test run from dist/.
// PIAZZA_TEST_REPORTS names a folder for the report of every run, in JSON.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const node = process.execPath;
const run = (args, env = {}) =>
  spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const built = run(['scripts/build.mjs']);
if (built !== 0) process.exit(built);

const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const folder = process.env.PIAZZA_TEST_REPORTS;
const report = folder ? ['--json', `--outputFile=${join(folder, `${process.pid}.json`)}`] : [];
process.exit(run([...flags, 'node_modules/jest/bin/jest.js', ...process.argv.slice(2), ...report]));
