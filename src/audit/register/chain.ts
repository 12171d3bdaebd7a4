// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import { tryLock } from '../../database/locks.js';
import { origin } from '../chain.js';

/** What the hash of an entry covers, beside the hash before it. */
export interface LinkedFields {
  readonly id: string;
  readonly month: string;
  readonly attempt_id: string;
  readonly instance: string;
  readonly kind: string;
  readonly at: Date;
  readonly reference_hash: Buffer | null;
  readonly digest: Buffer;
}

export const linkedColumns = [
  'id',
  'month',
  'attempt_id',
  'instance',
  'kind',
  'at',
  'reference_hash',
  'digest',
] as const;

/** A place in the chain and the hash there. */
export interface Link {
  readonly position: number;
  readonly hash: Buffer;
}

const batch = 1_000;

/** The link of an entry that comes after another one. */
export function nextLink({ position, hash }: Link, entry: LinkedFields): Link {
  const fields = [
    position + 1,
    entry.id,
    entry.month,
    entry.attempt_id,
    entry.instance,
    entry.kind,
    entry.at.toISOString(),
    entry.reference_hash?.toString('hex') ?? null,
    entry.digest.toString('hex'),
  ];
  const next = createHash('sha256').update(hash).update(JSON.stringify(fields)).digest();
  return { position: position + 1, hash: next };
}

/** Where the chain begins: after the last entry that was dropped in due time. */
export async function findAnchor(register: Db | Trx): Promise<Link> {
  const anchor = await register
    .selectFrom('register_anchor')
    .select(['position', 'hash'])
    .executeTakeFirst();
  return anchor ?? { position: 0, hash: origin };
}

/**
 * Chains the entries that were committed since the last time, a batch at a time, on one node.
 * @returns how many entries were chained.
 */
export async function chainRegisterOnce(register: Db): Promise<number> {
  return register.transaction().execute(async (trx) => {
    if (!(await tryLock(trx, 'register-chain'))) return 0;
    let link = await findHead(trx);
    const entries = await trx
      .selectFrom('register_entry')
      .select(linkedColumns)
      .where('hash', 'is', null)
      .orderBy('seq')
      .limit(batch)
      .execute();
    const links = entries.map((entry) => {
      link = nextLink(link, entry);
      return { id: entry.id, ...link };
    });
    if (links.length > 0) await write(trx, links);
    return links.length;
  });
}

export const mayHaveMore = (chained: number): boolean => chained === batch;

async function findHead(trx: Trx): Promise<Link> {
  const head = await trx
    .selectFrom('register_entry')
    .select(['chain_position as position', 'hash'])
    .where('chain_position', 'is not', null)
    .orderBy('chain_position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { position, hash } = head ?? {};
  return position && hash ? { position, hash } : findAnchor(trx);
}

async function write(trx: Trx, links: readonly (Link & { readonly id: string })[]): Promise<void> {
  const rows = links.map(
    ({ id, position, hash }) => sql`(${id}::uuid, ${position}::bigint, ${hash}::bytea)`,
  );
  await sql`
    update register_entry set chain_position = link.position, hash = link.hash
    from (values ${sql.join(rows)}) as link (id, position, hash)
    where register_entry.id = link.id`.execute(trx);
}
