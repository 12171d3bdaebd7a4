// SPDX-License-Identifier: AGPL-3.0-or-later
// Tests that need programs that npm does not bring: software that is not ours, and the oldest PostgreSQL we promise.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment } from './python-environment.mjs';

const oldest = '/usr/lib/postgresql/15/bin';
/** Where SQL stands: the stores, their use cases, the migrations. A domain has none, but for the roles that a migration seeds. */
const withSql = 'test/(database|identity|membership|portal|sign-in|audit)/(?!domain/(?!roles))';
/** Portals in Python, each with packages of its own. */
const inPython = ['plone', 'authlib'];

function jest(args, env = {}) {
  const command = ['scripts/jest.mjs', '--testPathIgnorePatterns=/node_modules/', ...args];
  const options = { stdio: 'inherit', env: { ...process.env, ...env } };
  return spawnSync(process.execPath, command, options).status ?? 1;
}

for (const portal of inPython) {
  const requirements = join('test/system/portals', portal, 'requirements.txt');
  pythonEnvironment(join('.cache/system', portal), requirements);
}
const system = ['--testPathPatterns=test/system/'];
if (!process.env.PIAZZA_REAL_REGISTER) {
  system.push('--testPathIgnorePatterns=test/system/published/');
  console.error(
    'Left out: what AgID publishes is not here (PIAZZA_REAL_REGISTER names its folder)',
  );
}
let status = jest(system);
if (existsSync(`${oldest}/postgres`)) {
  console.log('\nThe same tests on PostgreSQL 15:');
  status = jest([`--testPathPatterns=${withSql}`], { PIAZZA_TEST_POSTGRES: oldest }) || status;
} else {
  console.error('PostgreSQL 15 is not here (Debian: apt-get install postgresql-15)');
  status = 1;
}
process.exit(status);
