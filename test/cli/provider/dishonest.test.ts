// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { runContract } from '../../../src/cli/provider/run-contract.js';
import type { Verdict } from '../../../src/cli/provider/verdict.js';

// A process each, beside whatever else the machine does.
jest.setTimeout(120_000);

const folder = resolve('test/support/plugins');
const run = (file: string, seconds = 30): Promise<Verdict> =>
  runContract(file, { module: pathToFileURL(resolve(folder, file)), seconds });

const failed = ({ checks }: Verdict): readonly string[] =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);

/** What each of them does is its first line; here, by which names it fails, and no others. */
const dishonest: Readonly<Record<string, readonly string[]>> = {
  'above-trust': ['trust'],
  'any-state': ['correlation', 'any-node'],
  'changed-global': ['process'],
  'changed-state': ['state', 'noise'],
  counting: ['repeatable', 'any-node'],
  'dated-document': ['documents'],
  flood: ['size'],
  forging: ['process'],
  'global-state': ['process'],
  hanging: ['time'],
  'hanging-import': ['load'],
  'huge-document': ['size'],
  'huge-log': ['size'],
  'lax-config': ['configuration'],
  leaving: ['process'],
  memory: ['size'],
  'network-child': ['network'],
  'network-datagram': ['network'],
  'network-dns': ['network'],
  'network-fetch': ['network'],
  'network-http': ['network'],
  'network-socket': ['network'],
  'network-worker': ['network'],
  'no-contract': ['load'],
  'node-in-document': ['documents'],
  'other-origin': ['origins'],
  'own-memory': ['any-node'],
  'person-key': ['trust'],
  'plain-errors': ['state', 'noise', 'upstream'],
  'secret-in-error': ['secrets'],
  'secret-in-log': ['secrets'],
  'secret-printed': ['secrets'],
  spinning: ['time'],
  'stray-failure': ['process'],
  'throwing-import': ['load'],
  'upstream-crash': ['upstream'],
};

describe('the contract suite names what a dishonest provider breaks:', () => {
  it.concurrent.each(Object.entries(dishonest))('%s fails by %j', async (name, names) => {
    const verdict = await run(`dishonest/${name}.mjs`, name === 'spinning' ? 10 : 30);
    expect(failed(verdict)).toEqual(names);
    expect(verdict.keepsContract).toBe(false);
  });

  it('knows every one of the folder', () => {
    const files = readdirSync(resolve(folder, 'dishonest')).map((file) => file.slice(0, -4));
    expect(files.toSorted()).toEqual(Object.keys(dishonest).toSorted());
  });

  it.concurrent.each(['honest.mjs', 'bare.mjs'])('%s keeps the contract', async (file) => {
    const verdict = await run(file);
    expect(failed(verdict)).toEqual([]);
    expect(verdict.keepsContract).toBe(true);
  });
});
