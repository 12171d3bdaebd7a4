// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { useConfigurationFolder } from '../support/configuration.js';
import { testDatabaseUrl } from '../support/database.js';
import { runPiazza } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(60_000);

const folder = useConfigurationFolder();
const name = `test_${newId().replaceAll('-', '')}`;

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl('postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}
beforeAll(() => administer(`create database ${name}`));
afterAll(() => administer(`drop database ${name} with (force)`));

async function piazza(...args: string[]): Promise<{ code: number | null; output: string }> {
  const database = { url: testDatabaseUrl(name) };
  const env = { PIAZZA_CONFIG: await folder.configuration({ database }) };
  const run = runPiazza(args, { env });
  return { code: await run.ended, output: run.output() };
}

describe('piazza migrate', () => {
  it('is asked for by a service that finds an empty database', async () => {
    const { code, output } = await piazza('serve');
    expect(code).toBe(1);
    expect(output.trim()).toMatch(/^\d+ migrations have not run: run "piazza migrate up" first$/);
  });

  it('goes up, tells its status, takes back the newest', async () => {
    const up = await piazza('migrate', 'up');
    expect(up).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^up {3}\d{8}T\d{4}_\w+$/m),
    });
    expect(await piazza('migrate', 'up')).toEqual({ code: 0, output: 'nothing to do\n' });

    const down = await piazza('migrate', 'down');
    const newest = /^down (\S+)\n$/.exec(down.output)?.[1];
    expect(newest).toBeDefined();

    const { output } = await piazza('migrate', 'status');
    const lines = output.trim().split('\n');
    expect(lines.at(-1)).toMatch(new RegExp(`^pending +${newest}$`));
    expect(lines.slice(0, -1).every((line) => /^\d{4}-\d\d-\d\dT/.test(line))).toBe(true);
  });
});
