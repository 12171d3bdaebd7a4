// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createDatabase, createPool } from '../../src/database/database.js';
import type { Host } from '../../src/providers/provider.js';
import { createRegistry } from '../../src/providers/registry.js';
import { runProviderTasks } from '../../src/sign-in/use-cases/run-provider-tasks.js';
import { paperProvider } from '../support/builders/sign-in.js';
import { useDatabase } from '../support/database.js';
import { signInBench } from '../support/sign-in.js';

const { db, url } = useDatabase();
let now = new Date();
let hostFor: (id: string) => Host;
beforeAll(async () => {
  const resolve = () => Promise.reject(new Error('nobody arrives here'));
  ({ hostFor } = await signInBench({ db, resolve, instances: [], now: () => now }));
});

describe('what a provider keeps', () => {
  it('in its cache expires, and is its own', async () => {
    const { cache } = hostFor('one');
    await cache.set('key', 'value', 60);
    expect(await cache.get('key')).toBe('value');
    expect(await hostFor('two').cache.get('key')).toBeUndefined();
    now = new Date(now.getTime() + 60_000);
    expect(await cache.get('key')).toBeUndefined();
  });

  it('as a count is exact however many ask at once, and begins again after its time', async () => {
    const { cache } = hostFor('one');
    const counts = await Promise.all(Array.from({ length: 8 }, () => cache.count('tries', 60)));
    expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    now = new Date(now.getTime() + 61_000);
    expect(await cache.count('tries', 60)).toBe(1);
  });

  it('as a document stays in every version; the same bytes make no new one', async () => {
    const { documents } = hostFor('one');
    const put = async (text: string) =>
      (await documents.put('register', Buffer.from(text))).version;
    expect([await put('a'), await put('a'), await put('b'), await put('a')]).toEqual([1, 1, 2, 3]);
    expect((await documents.get('register'))?.toString()).toBe('a');
    await Promise.all(['c', 'd', 'e'].map(put));
    const versions = await db.selectFrom('provider_document').select('version').execute();
    expect(versions).toHaveLength(6);
  });
});

describe('a periodic task of a provider', () => {
  it('runs once across two nodes, and again at its next time; a failure stops nobody', async () => {
    let runs = 0;
    const paper = paperProvider();
    const definition = {
      ...paper,
      create: async (_config: object, host: Host) => ({
        ...(await paper.create({}, host)),
        tasks: [
          { name: 'failing', everySeconds: 60, run: () => Promise.reject(new Error('down')) },
          { name: 'counting', everySeconds: 60, run: async () => void (runs += 1) },
        ],
      }),
    };
    const providers = await createRegistry({
      instances: [{ id: 'paper', use: 'paper', config: {} }],
      configFile: '.',
      hostFor,
      definitions: [definition as never],
    });
    const elsewhere = createDatabase(createPool({ url, poolSize: 2 }));
    const logger = pino({ level: 'silent' });
    const nodes = [db, elsewhere, db, elsewhere];
    const all = () =>
      Promise.all(
        nodes.map((node) => runProviderTasks({ db: node, now: () => now, providers, logger })),
      );
    try {
      await all();
      expect(runs).toBe(1);
      now = new Date(now.getTime() + 60_000);
      await all();
      expect(runs).toBe(2);
    } finally {
      await elsewhere.destroy();
    }
  });
});
