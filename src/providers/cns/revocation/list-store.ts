// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Host } from '../../provider.js';

const state = z.object({
  sha256: z.string(),
  /** Milliseconds. */
  fetchedAt: z.number(),
  nextUpdate: z.number(),
});
export type ListState = z.output<typeof state>;

const inUse = z.array(z.object({ url: z.string(), authority: z.boolean(), issuer: z.string() }));
/** A list that some card's certificate named, and the authority's certificate in PEM. */
export type ListInUse = z.output<typeof inUse>[number];

/** The lists in the cache that all nodes share: which is the newest, its bytes, which are in use. */
export interface ListStore {
  state(url: string): Promise<ListState | undefined>;
  bytes(sha256: string): Promise<Buffer | undefined>;
  keep(url: string, bytes: Buffer, list: { fetchedAt: Date; nextUpdate: Date }): Promise<void>;
  /** Whether a download failed a moment ago. */
  hasFailed(url: string): Promise<boolean>;
  markFailed(url: string): Promise<void>;
  inUse(): Promise<readonly ListInUse[]>;
  use(list: ListInUse): Promise<void>;
}

const day = 24 * 3_600;
/** Seconds that a list is kept once it is out of date, and longer than anybody's configured grace. */
const keptBeyond = 7 * day;
const failureSeconds = 60;
const unusedAfter = 30 * day;

export const sha256Of = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

export function listStore({ cache }: Pick<Host, 'cache'>): ListStore {
  const readInUse = async (): Promise<readonly ListInUse[]> =>
    inUse.parse(JSON.parse((await cache.get('crl-in-use')) ?? '[]'));
  return {
    async state(url) {
      const stored = await cache.get(`crl:${sha256Of(url)}`);
      return stored === undefined ? undefined : state.parse(JSON.parse(stored));
    },
    async bytes(sha256) {
      const stored = await cache.get(`crl-body:${sha256}`);
      return stored === undefined ? undefined : Buffer.from(stored, 'base64');
    },
    async keep(url, bytes, { fetchedAt, nextUpdate }) {
      const sha256 = sha256Of(bytes);
      const left = Math.max(0, (nextUpdate.getTime() - fetchedAt.getTime()) / 1_000);
      const entry = { sha256, fetchedAt: fetchedAt.getTime(), nextUpdate: nextUpdate.getTime() };
      await cache.set(`crl-body:${sha256}`, bytes.toString('base64'), left + keptBeyond);
      await cache.set(`crl:${sha256Of(url)}`, JSON.stringify(entry), left + keptBeyond);
    },
    hasFailed: async (url) => (await cache.get(`crl-failed:${sha256Of(url)}`)) !== undefined,
    markFailed: (url) => cache.set(`crl-failed:${sha256Of(url)}`, '1', failureSeconds),
    inUse: readInUse,
    async use(list) {
      const known = await readInUse();
      if (known.some(({ url, issuer }) => url === list.url && issuer === list.issuer)) return;
      const next = [...known.filter(({ url }) => url !== list.url), list];
      await cache.set('crl-in-use', JSON.stringify(next), unusedAfter);
    },
  };
}
