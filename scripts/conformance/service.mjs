// SPDX-License-Identifier: AGPL-3.0-or-later
// Piazza as it is installed: the command, a configuration file, its log on standard output.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { reports, root, work } from './paths.mjs';

const startSeconds = 60;

export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Writes the configuration of the run with these sections added. @returns the environment that names it */
export function configure(port, sections) {
  const configuration = join(work, 'piazza.yaml');
  const service = readFileSync(join(reports, 'service.yaml'), 'utf8');
  writeFileSync(configuration, `${service}\n${stringify(sections)}`);
  return {
    ...process.env,
    PIAZZA_CONFIG: configuration,
    PIAZZA_CONFORMANCE_ORIGIN: `https://127.0.0.1:${port}`,
    PORT: String(port),
  };
}

/** Starts the service with these sections of configuration; `stop()` gives its log as objects. */
export async function startService(port, sections) {
  const origin = `https://127.0.0.1:${port}`;
  const env = configure(port, sections);
  runPiazza(['migrate', 'up'], env);
  const log = join(work, 'piazza.log');
  const child = spawn(process.execPath, ['bin/piazza.js', 'serve'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file);
  const ended = new Promise((resolve) => {
    file.once('close', resolve);
  });
  await untilReady(origin, child, log);
  return {
    async stop() {
      child.kill('SIGTERM');
      await ended;
      return readLog(log);
    },
  };
}

/** Runs a command of the installed program to its end; the first one builds what is out of date. */
export function runPiazza(args, env = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/piazza.js', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`piazza ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

async function untilReady(origin, child, log) {
  for (let waited = 0; waited < startSeconds; waited += 0.2) {
    if (child.exitCode !== null) break;
    if (await answers(`${origin}/readyz`)) return;
    await sleep(200);
  }
  child.kill('SIGTERM');
  throw new Error(`the service does not answer; its log:\n${readFileSync(log, 'utf8')}`);
}

const answers = (url) =>
  fetchText(url).then(
    () => true,
    () => false,
  );

/** The body of a page of the service, whose certificate only this run knows. */
export async function fetchText(url) {
  const ca = readFileSync(join(work, 'tls.crt'));
  const response = await new Promise((resolve, reject) => {
    get(url, { ca }, resolve).once('error', reject);
  });
  const body = await text(response);
  if (response.statusCode === 200) return body;
  throw new Error(`${url} answers ${response.statusCode}: ${body}`);
}

const readLog = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
