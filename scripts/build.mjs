// SPDX-License-Identifier: AGPL-3.0-or-later
// Compiles, builds the assets, and notes when: bin/piazza.js builds again only what is newer.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

for (const step of [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['dist/src/web/assets/build.js'],
]) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
writeFileSync('dist/.built', '');
