// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../database/database.js';
import { tryLock } from '../database/locks.js';

/** What the hash of an entry covers, beside the hash before it. */
export interface ChainedFields {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly community_id: string | null;
  readonly data: unknown;
}

const batch = 1_000;
/** The hash before the first entry. */
export const origin = Buffer.alloc(32);

/** SHA-256 over the previous hash, the place in the chain and the entry's fields as JSON with sorted keys. */
export function chainHash(previous: Buffer, position: number, entry: ChainedFields): Buffer {
  const { id, at, actor, action, subject, community_id: community, data } = entry;
  const fields = [position, id, at.toISOString(), actor, action, subject, community, sorted(data)];
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest();
}

/**
 * Chains the entries that were committed since the last time, a batch at a time, on one node.
 * Acts never wait for each other over it: they only append.
 * @returns how many entries were chained.
 */
export async function chainOnce(db: Db): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (!(await tryLock(trx, 'audit-chain'))) return 0;
    const head = await findHead(trx);
    const entries = await trx
      .selectFrom('audit_entry')
      .select(['id', 'at', 'actor', 'action', 'subject', 'community_id', 'data'])
      .where('hash', 'is', null)
      .orderBy('seq')
      .limit(batch)
      .execute();
    let { position, hash } = head;
    const links = entries.map((entry) => {
      position += 1;
      hash = chainHash(hash, position, entry);
      return { id: entry.id, position, hash };
    });
    if (links.length > 0) await write(trx, links);
    return links.length;
  });
}

export const mayHaveMore = (chained: number): boolean => chained === batch;

async function findHead(trx: Trx): Promise<{ position: number; hash: Buffer }> {
  const head = await trx
    .selectFrom('audit_entry')
    .select(['chain_position', 'hash'])
    .where('chain_position', 'is not', null)
    .orderBy('chain_position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { position: head?.chain_position ?? 0, hash: head?.hash ?? origin };
}

async function write(
  trx: Trx,
  links: readonly { id: string; position: number; hash: Buffer }[],
): Promise<void> {
  const rows = links.map(
    ({ id, position, hash }) => sql`(${id}::uuid, ${position}::bigint, ${hash}::bytea)`,
  );
  await sql`
    update audit_entry set chain_position = link.position, hash = link.hash
    from (values ${sql.join(rows)}) as link (id, position, hash)
    where audit_entry.id = link.id`.execute(trx);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
