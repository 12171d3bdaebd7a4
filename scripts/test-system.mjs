// SPDX-License-Identifier: AGPL-3.0-or-later
// Tests against software that is not ours: they need programs that npm does not bring.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const folder = 'test/system';
const present = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.test.ts'));
if (!present) {
  console.log('0 passed, 0 failed');
  process.exit(0);
}
const args = [
  'scripts/jest.mjs',
  '--testPathIgnorePatterns=/node_modules/',
  '--testPathPatterns=test/system/',
];
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
