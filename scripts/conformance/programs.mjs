// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds what the validator needs and npm does not bring; installs it where that is ours to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment } from '../python-environment.mjs';
import { cache, requirements } from './paths.mjs';

/** How to see that a program is there, and the Debian package that brings it. */
const programs = [
  { check: ['xmlsec1', '--version'], debian: 'xmlsec1' },
  { check: ['openssl', 'version'], debian: 'openssl' },
  { check: ['python3', '-c', 'import venv, ensurepip'], debian: 'python3-venv' },
];

const works = ({ check: [command, ...args] }) => spawnSync(command, args).status === 0;
const run = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
};

/** Installs what is missing, where that is ours to do. */
export function installPrograms() {
  const missing = programs.filter((program) => !works(program)).map(({ debian }) => debian);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`these packages are missing, install them: ${missing.join(', ')}`);
  }
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
}

/** The path of `spid_sp_test` in a virtual environment that holds exactly conformance/requirements.txt. */
export function installValidator() {
  installPrograms();
  return join(pythonEnvironment(join(cache, 'spid-sp-test'), requirements), 'spid_sp_test');
}
