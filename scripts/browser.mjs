// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds Chromium for the browser tests, or gets it; otherwise says in one line what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { systemChromium } from './chromium.mjs';

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

function fromPlaywright() {
  const cli = 'node_modules/playwright-core/cli.js';
  return existsSync(cli) && run(process.execPath, [cli, 'install', 'chromium']);
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return install() || (run('apt-get', ['update', '-qq']) && install());
}

const found = await systemChromium();
if (found) {
  console.log(`Chromium: ${found}`);
} else if (fromPlaywright() || fromDebian()) {
  console.log(`Chromium: ${await systemChromium()}`);
} else {
  console.error('No Chromium: install it with your package manager, or set CHROMIUM to its path.');
  process.exit(1);
}
