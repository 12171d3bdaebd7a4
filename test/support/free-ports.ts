// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Below the ports that the system gives to connections and to listeners on port 0.
const lowest = 12_000;
const spread = 20_000;
const claims = join(tmpdir(), 'piazza-test-ports');

/**
 * The first of so many free ports in a row, which no other test of this machine is given while this process lives.
 * @throws Error when none is found
 */
export async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = lowest + Math.floor(Math.random() * spread);
    const row = Array.from({ length: count }, (_, offset) => first + offset);
    if (row.every(claim) && (await Promise.all(row.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`no ${count} free ports in a row`);
}

/** A port that is only found free can be taken by another test before the one that found it listens there. */
function claim(port: number): boolean {
  mkdirSync(claims, { recursive: true });
  const file = join(claims, String(port));
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(file, 'utf8')))) return false;
    rmSync(file, { force: true });
    return claim(port);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
