// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  builtIn,
  createRegistry,
  isEnabled,
  kinds,
  type InstanceConfig,
} from '../../src/providers/registry.js';
import { fakeHost } from '../support/fake-host.js';

let folder: string;
const definition = (overrides = ''): string => `export default {
  contract: 1, kind: 'plug', configSchema: { parse: (config) => config },
  trust: { family: 'social', level: 'none', personKeys: [], vouchesForEmail: false },
  create: (config, host) => ({ begin: async () => ({ kind: 'page', view: config.name, model: { id: host.id } }), replies: [] }),
  ${overrides}
};`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piazza-plugins-'));
  const packages = join(folder, 'node_modules', '@ente', 'carta');
  await mkdir(packages, { recursive: true });
  await writeFile(
    join(packages, 'package.json'),
    JSON.stringify({
      name: '@ente/carta',
      type: 'module',
      exports: { '.': { import: './main.js' } },
    }),
  );
  await writeFile(join(packages, 'main.js'), definition());
  await writeFile(join(folder, 'plug.mjs'), definition());
  await writeFile(join(folder, 'shapeless.mjs'), 'export default { contract: 2 };');
  await writeFile(
    join(folder, 'crashing.mjs'),
    definition("create() { throw new Error('no certificate'); },"),
  );
  await writeFile(join(folder, 'throwing.mjs'), "throw new Error('not on this machine');");
  await writeFile(join(folder, 'hanging.mjs'), 'await new Promise(() => undefined);');
  await writeFile(
    join(folder, 'waiting.mjs'),
    definition('create: () => new Promise(() => undefined),'),
  );
  const broken = join(folder, 'node_modules', 'broken');
  await mkdir(broken, { recursive: true });
  await writeFile(join(broken, 'index.js'), "throw new Error('no card reader');");
});

/** Seconds: on a busy machine too, what ends has ended within them. */
const enough = 20;

const load = (instances: readonly InstanceConfig[], seconds = enough) =>
  createRegistry({
    instances,
    configFile: join(folder, 'piazza.yaml'),
    hostFor: (id) => fakeHost({ id }),
    patience: seconds * 1_000,
  });

const reasonOf = async (use: string, config: unknown = {}, seconds = enough): Promise<string> => {
  const { instances } = await load([{ id: 'one', use, config }], seconds);
  const [instance] = instances;
  return instance && !isEnabled(instance) ? instance.disabled : 'it runs';
};

describe('the registry', () => {
  it('loads a file beside the configuration and a package installed there, ESM-only too', async () => {
    expect(await reasonOf('./plug.mjs')).toBe('it runs');
    expect(await reasonOf(join(folder, 'plug.mjs'))).toBe('it runs');
    expect(await reasonOf('@ente/carta')).toBe('it runs');
  });

  it('runs the same kind many times, each with its own configuration and host', async () => {
    const registry = await load(
      ['red', 'blue'].map((id) => ({ id, use: './plug.mjs', config: { name: id } })),
    );
    for (const id of ['red', 'blue']) {
      const instance = registry.find(id);
      if (!instance || !isEnabled(instance)) throw new Error('it runs');
      expect(await instance.provider.begin({} as never)).toMatchObject({ view: id, model: { id } });
    }
  });

  it.each<[string, RegExp, number?]>([
    ['./missing.mjs', /missing\.mjs/],
    ['@ente/nobody', /@ente\/nobody/],
    ['./shapeless.mjs', /expected \{ contract: 1, kind: string, trust/],
    ['./crashing.mjs', /no certificate/],
    ['./throwing.mjs', /not on this machine/],
    ['./hanging.mjs', /its import did not end within 2 seconds/, 2],
    ['./waiting.mjs', /create did not end within 2 seconds/, 2],
    ['broken', /no card reader/],
    ['google', /clientId/],
  ])('disables %s with its reason', async (use, reason, seconds = enough) => {
    expect(await reasonOf(use, {}, seconds)).toMatch(reason);
  });

  it('starts the others when one is broken, in the order of the configuration', async () => {
    const chosen = [
      { id: 'a', use: './hanging.mjs', config: {} },
      { id: 'b', use: './plug.mjs', config: {}, maxLevel: 'high' } as const,
    ];
    const { instances } = await load(chosen, 5);
    expect(instances.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(instances.map(isEnabled)).toEqual([false, true]);
    // A cap never lifts a kind above what it may claim.
    expect(instances[1]).toMatchObject({ reach: 'none' });
  });

  it('tells the schemas of the built-in kinds, for the check at start', () => {
    expect(Object.keys(kinds)).toEqual(builtIn.map(({ kind }) => kind));
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(['spid', 'google', 'email-link']));
  });
});
