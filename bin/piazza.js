#!/usr/bin/env node
// SPDX-License-Identifier: AGPL-3.0-or-later
// Old syntax on purpose: this file also runs on the Node versions that it replaces.
import { spawn, spawnSync } from 'child_process';
import { existsSync, readdirSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist/.built');
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const entry = join(root, 'dist/src/cli/main.js');

if (isOldNode()) {
  runWithBundledNode();
} else {
  if (
    existsSync(compiler) &&
    newest('src', 'config', 'migrations', 'test/simulators') > timeOf(stamp)
  )
    build();
  if (!existsSync(entry))
    fail('dist/ is missing: run "npm ci" with development packages, or "npm run build"');
  process.setSourceMapsEnabled(true);
  import(pathToFileURL(entry).href).then(function (cli) {
    return cli.runCli(process.argv);
  });
}

function isOldNode() {
  const parts = process.versions.node.split('.').map(Number);
  return parts[0] < 22 || (parts[0] === 22 && parts[1] < 18);
}

/** npm brings a newer Node where the system's is too old. */
function runWithBundledNode() {
  const node = join(root, 'node_modules/.bin/node');
  if (process.env.PIAZZA_REEXECUTED || !existsSync(node)) {
    fail(
      'Node 22.18 or newer is needed, this is ' +
        process.versions.node +
        ': install it, or run "npm ci"',
    );
  }
  const env = Object.assign({}, process.env, { PIAZZA_REEXECUTED: '1' });
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: env });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on('exit', function (code) {
    process.exit(code === null ? 1 : code);
  });
}

function build() {
  const done = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) fail('the build failed:\n' + done.stdout + done.stderr);
}

function newest() {
  return Math.max.apply(null, Array.prototype.map.call(arguments, newestIn));
}

function newestIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return 0;
  return readdirSync(path, { withFileTypes: true }).reduce(function (latest, item) {
    const inside = join(folder, item.name);
    return Math.max(latest, item.isDirectory() ? newestIn(inside) : timeOf(join(root, inside)));
  }, 0);
}

function timeOf(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
