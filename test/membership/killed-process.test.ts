// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded/server.js';

const dataDirectory = mkdtempSync(join(tmpdir(), 'piazza-killed-'));
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

/** Lets the process join members until so many are acknowledged, then kills it without a warning. */
async function killAfter(acknowledged: number): Promise<string[]> {
  const args = ['test/support/programs/joining.mjs', dataDirectory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > acknowledged) child.kill('SIGKILL');
  });
  await once(child, 'close');
  // Only whole lines were said to the end.
  return output.split('\n').slice(0, -1);
}

async function stintsThereAgain(): Promise<Set<string>> {
  const server = await startEmbedded({ dataDirectory });
  const client = new pg.Client({ connectionString: server.url('piazza') });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select id from stint');
    return new Set(rows.map(({ id }) => id));
  } finally {
    await client.end();
    await server.stop();
  }
}

describe('a killed process', () => {
  it('loses no join that it acknowledged', async () => {
    const acknowledged = await killAfter(200);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    const there = await stintsThereAgain();
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  }, 60_000);
});
