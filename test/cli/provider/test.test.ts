// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { useConfigurationFolder } from '../../support/configuration.js';
import { runPiazza } from '../../support/piazza-process.js';

// Two processes each, beside whatever else the machine does.
jest.setTimeout(120_000);

const plugins = resolve('test/support/plugins');
const folder = useConfigurationFolder();

/** A package as npm installs it: its own folder, and its entry behind `exports`. */
async function install(where: string, name: string, entry: string): Promise<void> {
  const path = join(where, 'node_modules', name);
  await mkdir(path, { recursive: true });
  const description = { name, version: '1.0.0', exports: { '.': { import: './main.mjs' } } };
  await writeFile(join(path, 'package.json'), JSON.stringify(description));
  await writeFile(join(path, 'main.mjs'), entry);
}

const entryOf = (file: string): string =>
  `export { default, contract } from ${JSON.stringify(`${plugins}/${file}`)};`;

beforeAll(async () => {
  await install(folder.path, '@ente/carta', entryOf('honest.mjs'));
  await install(folder.path, 'piazza-provider-lies', entryOf('dishonest/above-trust.mjs'));
  const beside = join(folder.path, 'beside');
  await install(beside, 'piazza-provider-beside', entryOf('honest.mjs'));
  await writeFile(
    join(folder.path, 'typed.ts'),
    `const kind: string = 'typed';
     import honest from ${JSON.stringify(`${plugins}/honest.mjs`)};
     export { contract } from ${JSON.stringify(`${plugins}/honest.mjs`)};
     export default { ...honest, kind };`,
  );
  const packed = join(folder.path, 'node_modules', 'packed');
  await mkdir(packed, { recursive: true });
  await writeFile(
    join(packed, 'package.json'),
    JSON.stringify({ name: 'packed', main: 'main.cjs' }),
  );
  await writeFile(
    join(packed, 'main.cjs'),
    `const { default: honest, contract } = require(${JSON.stringify(`${plugins}/honest.mjs`)});
     Object.defineProperty(exports, '__esModule', { value: true });
     exports.default = honest;
     exports.contract = contract;`,
  );
});

async function test(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const piazza = runPiazza(['provider', 'test', ...args], { cwd: folder.path, env });
  return { code: await piazza.ended, output: piazza.output() };
}

describe('piazza provider test', () => {
  it.each([
    ['a file', `${plugins}/honest.mjs`],
    ['an npm package', '@ente/carta'],
    ['a package that was compiled to CommonJS', 'packed'],
    ['a package by its folder', './node_modules/@ente/carta'],
    ['a file that Node strips of its types', 'typed.ts'],
  ])('gives code 0 for %s that keeps the contract', async (_what, name) => {
    const { code, output } = await test([name]);
    expect(output).toMatch(/^ok +load +can be imported/m);
    expect(output).toMatch(/keeps the contract\.$/m);
    expect(output).not.toMatch(/^(failed|not reached)/m);
    expect(code).toBe(0);
  });

  it('finds a package that is installed beside the configuration', async () => {
    const name = 'piazza-provider-beside';
    expect((await test([name])).code).toBe(1);
    const file = join(folder.path, 'beside', 'piazza.yaml');
    expect((await test([name], { PIAZZA_CONFIG: file })).code).toBe(0);
  });

  it('gives code 1 for one that does not, with the name of the check and a sentence', async () => {
    const { code, output } = await test(['piazza-provider-lies']);
    expect(output).toMatch(
      /^failed +trust +it claims level substantial, and its trust ends at low$/m,
    );
    expect(output).toMatch(/breaks the contract: trust\.$/m);
    expect(code).toBe(1);
  });

  it('gives the verdict as JSON', async () => {
    const { code, output } = await test(['piazza-provider-lies', '--json']);
    const verdict: unknown = JSON.parse(output);
    expect(verdict).toMatchObject({
      provider: 'piazza-provider-lies',
      kind: 'variant',
      keepsContract: false,
      checks: expect.arrayContaining([
        { name: 'trust', outcome: 'failed', sentence: expect.any(String) },
        { name: 'network', outcome: 'ok', sentence: expect.any(String) },
      ]),
    });
    expect(code).toBe(1);
  });

  it('names what cannot be loaded', async () => {
    const { code, output } = await test([`${plugins}/dishonest/throwing-import.mjs`]);
    expect(output).toMatch(/^failed +load +the card reader is not connected$/m);
    expect(output).toMatch(/^not reached +trust/m);
    expect(code).toBe(1);
  });

  it.each([
    ['./nowhere.mjs', 'is no file and no installed package'],
    ['@ente/nobody', 'is no file and no installed package'],
  ])('says in one line that %s is not there', async (name, sentence) => {
    const { code, output } = await test([name]);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain(sentence);
    expect(code).toBe(1);
  });

  it('refuses a number of seconds that is none', async () => {
    const { code, output } = await test(['@ente/carta', '--seconds', 'soon']);
    expect(output).toContain('--seconds soon: a number above 0 is needed');
    expect(code).toBe(1);
  });
});
