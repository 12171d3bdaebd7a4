// SPDX-License-Identifier: AGPL-3.0-or-later
// One Jest run; arguments are passed on. The build comes first: servers under test run from dist/.
import { spawnSync } from 'node:child_process';

const node = process.execPath;
const run = (args, env = {}) =>
  spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const built = run(['scripts/build.mjs']);
if (built !== 0) process.exit(built);

const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
process.exit(run([...flags, 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)]));
