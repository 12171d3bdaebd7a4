// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { beforeAll, expect, it, jest } from '@jest/globals';
import { openIndex } from '../../src/compose/organisations.js';
import type { IndexLine } from '../../src/membership/domain/organisations/ipa-register.js';
import { manyBodies } from '../support/builders/organisation.js';
import { useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { runPiazza } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { url } = useDatabase();
const folder = useConfigurationFolder();
let file: string;

beforeAll(async () => {
  file = await folder.configuration({ database: { url } });
});

async function organisations(...args: string[]): Promise<{ code: number | null; output: string }> {
  const run = runPiazza(['organisations', ...args], { env: { PIAZZA_CONFIG: file } });
  return { code: await run.ended, output: run.output().trim() };
}

function csv(bodies: readonly IndexLine[]): string {
  const names = Object.keys(bodies[0] ?? {});
  return [names, ...bodies.map((body) => names.map((name) => body[name]))].join('\n');
}
const sum = (content: string): string => createHash('sha256').update(content).digest('hex');

it('piazza organisations takes over a copy that names too few once it is told that this file is true', async () => {
  const [all, fewer] = [csv(manyBodies(60)), csv(manyBodies(50))];
  const whole = folder.write('all.csv', all);
  const cut = folder.write('fewer.csv', fewer);
  expect((await organisations('import', '--bodies', whole)).output).toContain('60 bodies, 60 new');

  const refused = await organisations('import', '--bodies', cut);
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('10 of 60 are not named any more');
  expect(refused.output).toContain(`piazza organisations accept ${sum(fewer)}`);
  const wrong = await organisations('accept', sum(all));
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.output).toContain('no copy with this hash waits');

  expect(await organisations('accept', sum(fewer))).toMatchObject({ code: 0 });
  const taken = await organisations('import', '--bodies', cut);
  expect(taken.output).toContain('50 bodies, 0 new, 10 dissolved');
});

it('a file of the index is named by the sum of its bytes, and one that is not there breaks its lines', async () => {
  const content = csv(manyBodies(3));
  const files = openIndex(
    { bodies: folder.write('three.csv', content), units: folder.write('none.csv', '') },
    { allowPrivate: false },
  );
  const seen: IndexLine[] = [];
  for await (const line of files.bodies.lines) seen.push(line);
  expect(seen).toEqual(manyBodies(3));
  expect(files.bodies.hash()).toBe(sum(content));

  const missing = openIndex({ bodies: `${folder.path}/missing.csv` }, { allowPrivate: false });
  const read = async () => {
    for await (const line of missing.bodies.lines) seen.push(line);
  };
  await expect(read()).rejects.toMatchObject({ code: 'ENOENT' });
});
