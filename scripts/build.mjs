// SPDX-License-Identifier: AGPL-3.0-or-later
// Compiles, builds the assets, and notes when: bin/piazza.js builds again only what is newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const compiled = ['src', 'config', 'migrations', 'test/simulators', 'bench'];

/** A migration that was renamed would run twice: what lost its source leaves `dist`. */
function prune(folder) {
  const built = join('dist', folder);
  if (!existsSync(built)) return;
  for (const name of readdirSync(built, { recursive: true })) {
    const source = join(folder, name).replace(/\.js(\.map)?$/, '');
    const orphan =
      /\.js(\.map)?$/.test(name) && !['.ts', '.tsx'].some((end) => existsSync(source + end));
    if (orphan) rmSync(join(built, name));
  }
}

for (const folder of compiled) prune(folder);
for (const step of [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--checkers', '1'],
  ['dist/src/web/assets/build.js'],
]) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
writeFileSync('dist/.built', '');
