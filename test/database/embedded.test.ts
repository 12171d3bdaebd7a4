// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ensureDatabase, startEmbedded } from '../../src/database/embedded/server.js';

let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'piazza-embedded-'));
});
afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  it('starts, keeps its data over a restart, and is attached to by a second start', async () => {
    const first = await startEmbedded({ dataDirectory, unsafe: true });
    await ensureDatabase(first, 'piazza');
    await query(first.url('piazza'), 'create table kept as select 7 as seven');

    const second = await startEmbedded({ dataDirectory, unsafe: true });
    expect(await query(second.url('piazza'), 'select seven from kept')).toEqual([{ seven: 7 }]);
    await second.stop();
    expect(await query(first.url('piazza'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();

    const third = await startEmbedded({ dataDirectory, unsafe: true });
    expect(await query(third.url('piazza'), 'select seven from kept')).toEqual([{ seven: 7 }]);
    await third.stop();
  });

  it('dies with the process that started it, even when that is killed', async () => {
    const code = `
      import { startEmbedded } from '${join(process.cwd(), 'dist/src/database/embedded/server.js')}';
      const server = await startEmbedded({ dataDirectory: process.argv[2], unsafe: true });
      console.log(server.url('postgres'));
      setInterval(() => {}, 1000);`;
    const script = join(dataDirectory, '..', `${dataDirectory.split('/').at(-1)}.mjs`);
    writeFileSync(script, code);
    const child = spawn(process.execPath, [script, dataDirectory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = line.toString().trim();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);

    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect(untilGone(url)).resolves.toBe(true);
    rmSync(script);
  });

  it('says what went wrong when it cannot start', async () => {
    writeFileSync(join(dataDirectory, 'PG_VERSION'), '9.0\n');
    await expect(startEmbedded({ dataDirectory })).rejects.toThrow(/did not start:\n.*\w/);
  });
});

async function untilGone(url: string): Promise<boolean> {
  for (let tries = 0; tries < 600; tries += 1) {
    const alive = await query(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (!alive) return true;
    await sleep(50);
  }
  return false;
}
