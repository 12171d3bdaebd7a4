// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { freePorts } from '../support/free-ports.js';
import { runPiazza, type PiazzaProcess } from '../support/piazza-process.js';

// A whole process starts here, beside whatever else the machine does.
jest.setTimeout(60_000);

const { url } = useDatabase();
const folder = useConfigurationFolder();
let piazza: PiazzaProcess;
let port: number;

/** A plug-in that does something of its own beside what it should. */
const plugIn = (name: string, { atImport = '', atBegin = '' }): object => {
  folder.write(
    `${name}.mjs`,
    `${atImport}
     export default {
       contract: 1, kind: '${name}', configSchema: { parse: (config) => config },
       trust: { family: 'social', level: 'none', personKeys: [], vouchesForEmail: false },
       create: () => ({
         async begin() { ${atBegin}; return { kind: 'redirect', to: new URL('https://idp.example/') }; },
         replies: [],
       }),
     };`,
  );
  return { id: name, use: `./${name}.mjs`, config: {} };
};

beforeAll(async () => {
  port = await freePorts(1);
  const file = await folder.configuration({
    database: { url },
    http: { port, host: '127.0.0.1', publicUrl: `http://localhost:${port}` },
    log: { level: 'info' },
    providers: [
      plugIn('imported', { atImport: "void Promise.reject(new Error('left at import'));" }),
      plugIn('begun', { atBegin: "void Promise.reject(new Error('left at begin'))" }),
      plugIn('timed', {
        atBegin: "setTimeout(() => { throw new Error('thrown in a timer'); }, 1)",
      }),
      plugIn('quiet', {}),
    ],
  });
  piazza = runPiazza(['serve'], { env: { PIAZZA_CONFIG: file } });
  await piazza.until('listening');
});
afterAll(async () => {
  piazza.child.kill('SIGTERM');
  expect(await piazza.ended).toBe(0);
});

const at = (path: string): string => `http://localhost:${port}${path}`;
async function states(): Promise<Record<string, string>> {
  const { providers } = await (await fetch(at('/readyz'))).json();
  return Object.fromEntries(
    providers.map(({ id, state, reason = state }: Record<string, string>) => [id, reason]),
  );
}
const begin = (instance: string): Promise<Response> =>
  fetch(at(`/sign-in/${instance}/start`), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
  });

describe('a plug-in that leaves a failure behind', () => {
  it('at its import is disabled with the reason, and the service starts', async () => {
    expect(await states()).toEqual({
      imported: 'it left a failure behind: left at import',
      begun: 'up',
      timed: 'up',
      quiet: 'up',
    });
    expect((await begin('imported')).status).toBe(503);
    expect((await begin('quiet')).status).toBe(303);
  });

  it.each([
    ['begun', 'left at begin'],
    ['timed', 'thrown in a timer'],
  ])('in a sign-in (%s) is disabled from then on, and the service goes on', async (id, reason) => {
    expect((await begin(id)).status).toBe(303);
    await piazza.until(`"provider":"${id}"`);
    expect(await states()).toMatchObject({ [id]: `it left a failure behind: ${reason}` });
    expect((await begin(id)).status).toBe(503);
    expect(await (await fetch(at('/sign-in'))).text()).toContain(id);
    expect((await states())['quiet']).toBe('up');
  });

  it('is named in the log, and what it said is not', () => {
    const lines = piazza.output().split('\n');
    const told = lines.filter((line) => line.includes('provider.stray_failure'));
    expect(told.map((line) => JSON.parse(line).provider)).toEqual(['imported', 'begun', 'timed']);
    expect(told.join()).not.toMatch(/left at|thrown/);
  });
});

describe('a failure that nobody waits for in our own code', () => {
  it('ends the process, and says what it was', () => {
    const module = pathToFileURL(resolve('dist/src/cli/stray-failures.js')).href;
    const program = `import { answerForStrayFailures } from '${module}';
      answerForStrayFailures();
      void Promise.reject(new Error('of our own'));
      setTimeout(() => undefined, 10_000);`;
    const args = ['--input-type=module', '-e', program];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('of our own')]);
  });
});
