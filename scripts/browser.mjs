// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds Chromium for the browser tests, or gets it; otherwise says in one line what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { systemChromium } from './chromium.mjs';

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
// A downloaded browser may lack the system's libraries: only one that starts will do.
const starts = (path) => spawnSync(path, ['--version']).status === 0;

async function find() {
  const path = await systemChromium();
  return path && starts(path) ? path : undefined;
}

async function fromPlaywright() {
  const cli = 'node_modules/playwright-core/cli.js';
  if (existsSync(cli)) run(process.execPath, [cli, 'install', 'chromium']);
  return find();
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  if (!install() && run('apt-get', ['update', '-qq'])) install();
  return find();
}

if (process.env.CHROMIUM && !(await find())) {
  console.error(`CHROMIUM names no browser that starts: ${process.env.CHROMIUM}`);
  process.exit(1);
}
const found = (await find()) ?? (await fromPlaywright()) ?? (await fromDebian());
if (found) {
  console.log(`Chromium: ${found}`);
} else {
  console.error('No Chromium: install it with your package manager, or set CHROMIUM to its path.');
  process.exit(1);
}
