// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemo, type Demo } from '../support/demo.js';

const readmes = ['README.md', 'README.it.md'];
const read = (path: string): string => readFileSync(path, 'utf8');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const commands = (readme: string): string[] =>
  read(readme)
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.trim());

describe.each(readmes)('%s', (readme) => {
  it('fits one screen', () => {
    expect(read(readme).split('\n').length).toBeLessThanOrEqual(50);
  });

  it('gives two commands, to try it and to test it, and their scripts exist', () => {
    expect(commands(readme)).toEqual([
      'npm ci && npm run demo',
      'npm ci && npm run browser && npm test',
    ]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'browser', 'test']));
  });

  it('links only to what is there', () => {
    const links = [...read(readme).matchAll(/\]\((?!http)([^)#]+)\)/g)].map(
      ([, path]) => path ?? '',
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('the first command', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  }, 90_000);
  afterAll(() => demo.stop());

  it('is the demonstration', () => {
    expect(scripts['demo']).toBe('node bin/piazza.js demo');
  });

  it('prints where everything is, and within a minute the sign-in page offers SPID', async () => {
    const { piazza, portalA, portalB, mailbox } = demo.addresses;
    for (const address of [piazza, portalA, portalB, mailbox])
      expect(demo.block).toContain(address);

    const page = await fetch(`${piazza}/sign-in`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Entra con SPID');
    expect(demo.secondsToReady).toBeLessThan(60);
  });

  it('answers at the address of every service it starts', async () => {
    const { piazza, portalA, portalB, mailbox, spid } = demo.addresses;
    for (const address of [piazza, portalA, portalB, mailbox, `${spid}/metadata.xml`]) {
      expect({ address, status: (await fetch(address)).status }).toEqual({ address, status: 200 });
    }
  });
});
