// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Host } from '../provider.js';
import { ProviderError, providerErrorCodes } from '../provider-error.js';
import { ruleOf } from './distrust.js';
import type { Resolved } from './resolver.js';

const instant = z.iso.datetime().transform((text) => new Date(text));
const stored = z.object({
  resolvedAt: instant,
  expiresAt: instant,
  chain: z.object({
    subject: z.string(),
    statements: z.array(z.string()),
    metadata: z.record(z.string(), z.record(z.string(), z.unknown())),
    expiresAt: instant,
  }),
  trustMark: z.object({
    type: z.string(),
    issuer: z.string(),
    token: z.string(),
    expiresAt: instant,
  }),
});
const refused = z.object({ code: z.enum(providerErrorCodes), rule: z.string().optional() });

/** A resolved entity as it is kept, until the first of its proofs expires. */
export type Known = z.output<typeof stored> & {
  /** SHA-256 of what is kept, hexadecimal: names the version in the register. */
  readonly digest: string;
};

/** The entities that sign-ins are made with, resolved ahead of them. */
export interface ChainStore {
  /** What is kept and has not expired; asks nobody. */
  known(subject: string): Promise<Known | undefined>;
  /** What is kept, or resolved now when nothing is. @throws ProviderError */
  get(subject: string): Promise<Known>;
  /** Resolves again, whatever is kept; what is kept stays when that fails. @throws ProviderError */
  refresh(subject: string): Promise<Known>;
  /** Resolves again what is nearer to its end than to its beginning. */
  keepFresh(subjects: readonly string[]): Promise<void>;
}

export interface ChainStoreOptions {
  readonly resolve: (subject: string) => Promise<Resolved>;
  /** Whom we believe: what was resolved for another belief is not read. */
  readonly scope: string;
}
export type ChainHost = Pick<Host, 'cache' | 'clock' | 'documents' | 'fetch' | 'log'>;

/** How long a node believes what it read from the database, in milliseconds. */
const memory = 60_000;
/** How long a refusal is repeated without asking again: who opens sign-ins must not make us knock. */
const refusalSeconds = 30;
/** The anchor is asked at least once a day (technical rules, trust negotiation). */
const longest = 12 * 3_600_000;

export function chainStore(host: ChainHost, { resolve, scope }: ChainStoreOptions): ChainStore {
  const read = new Map<string, { readonly known: Known; readonly at: number }>();
  const running = new Map<string, Promise<Known>>();
  const now = (): number => host.clock.now().getTime();
  const documentName = (subject: string): string => `chain-${sha256(`${scope}\n${subject}`)}`;

  const keep = (subject: string, found: Known): Known => {
    read.set(subject, { known: found, at: now() });
    return found;
  };
  const known = async (subject: string): Promise<Known | undefined> => {
    const recent = read.get(subject);
    if (recent && now() - recent.at < memory) return alive(recent.known, now());
    const body = await host.documents.get(documentName(subject));
    return body && alive(keep(subject, parse(body)), now());
  };
  const refresh = async (subject: string): Promise<Known> => {
    const { chain, trustMark } = await resolve(subject);
    const expiresAt = new Date(Math.min(+chain.expiresAt, +trustMark.expiresAt));
    const content = { resolvedAt: host.clock.now(), expiresAt, chain, trustMark };
    const body = Buffer.from(JSON.stringify(content));
    await host.documents.put(documentName(subject), body);
    return keep(subject, parse(body));
  };
  const once = (subject: string): Promise<Known> => {
    const work = running.get(subject) ?? rememberRefusal(host, subject, () => refresh(subject));
    running.set(subject, work);
    return work.finally(() => running.delete(subject));
  };
  return {
    known,
    get: async (subject) => (await known(subject)) ?? once(subject),
    refresh,
    async keepFresh(subjects) {
      for (const subject of subjects) {
        const kept = await known(subject);
        if (kept && !isDue(kept, now())) continue;
        await refresh(subject).catch((error: unknown) => {
          const rule = ruleOf(error) ?? 'federation.error';
          host.log.warn('federation.refresh_failed', { subject, rule, until: kept?.expiresAt });
        });
      }
    },
  };
}

const alive = (kept: Known, now: number): Known | undefined =>
  kept.expiresAt.getTime() > now ? kept : undefined;

function isDue({ resolvedAt, expiresAt }: Known, now: number): boolean {
  const age = now - resolvedAt.getTime();
  return age >= Math.min(longest, (expiresAt.getTime() - resolvedAt.getTime()) / 2);
}

function parse(body: Buffer): Known {
  return { ...stored.parse(JSON.parse(body.toString('utf8'))), digest: sha256(body) };
}

/** Gives the refusal of the last moments again, for everybody and on every node. */
async function rememberRefusal(
  host: ChainHost,
  subject: string,
  work: () => Promise<Known>,
): Promise<Known> {
  const key = `refused-${sha256(subject)}`;
  const last = await host.cache.get(key);
  if (last !== undefined) {
    const { code, rule } = refused.parse(JSON.parse(last));
    throw new ProviderError(code, rule === undefined ? {} : { rule });
  }
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProviderError) {
      const { code, detail } = error;
      await host.cache.set(key, JSON.stringify({ code, rule: detail.rule }), refusalSeconds);
    }
    throw error;
  }
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
