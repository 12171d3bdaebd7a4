// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { MergeTable } from '../../database/tables/identity.js';
import { newId, trustId, type MemberId } from '../../kernel/ids.js';
import type { Merge, MergeId, MergeJournal } from '../domain/merge.js';
import { choosePrimary } from './contact-points.js';

/** Gives everything of `from` to `into`; what was moved, so that it can go back. */
export async function moveBelongings(
  trx: Trx,
  from: MemberId,
  into: MemberId,
): Promise<Omit<MergeJournal, 'features'>> {
  const identities = await trx
    .updateTable('identity')
    .set({ member_id: into })
    .where('member_id', '=', from)
    .where('unlinked_at', 'is', null)
    .returning('id')
    .execute();
  const keys = await trx
    .updateTable('person_key')
    .set({ member_id: into })
    .where('member_id', '=', from)
    .returning(['scheme', 'key_version', sql<string>`encode(hmac, 'hex')`.as('hmac')])
    .execute();
  const addresses = await moveAddresses(trx, from, into);
  return {
    identities: identities.map((row) => trustId(row.id)),
    keys: keys.map((row) => ({ scheme: row.scheme, version: row.key_version, hmac: row.hmac })),
    addresses,
  };
}

/** Addresses that both have stay where they are; a moved one is never primary. */
async function moveAddresses(trx: Trx, from: MemberId, into: MemberId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update contact_point moved set member_id = ${into}, is_primary = false
    where moved.member_id = ${from} and not exists (
      select from contact_point own
      where own.member_id = ${into} and own.kind = moved.kind
        and own.value_normalised = moved.value_normalised
    )
    returning moved.id`.execute(trx);
  await choosePrimary(trx, into);
  return rows.map((row) => row.id);
}

/** Takes back what a merge moved, unless it has left the survivor since. */
export async function returnBelongings(trx: Trx, merge: Merge): Promise<void> {
  const { identities, keys, addresses } = merge.journal;
  if (identities.length > 0) {
    await trx
      .updateTable('identity')
      .set({ member_id: merge.from })
      .where('id', 'in', [...identities])
      .where('member_id', '=', merge.into)
      .execute();
  }
  for (const key of keys) {
    await trx
      .updateTable('person_key')
      .set({ member_id: merge.from })
      .where('scheme', '=', key.scheme)
      .where('key_version', '=', key.version)
      .where('hmac', '=', Buffer.from(key.hmac, 'hex'))
      .where('member_id', '=', merge.into)
      .execute();
  }
  if (addresses.length > 0) {
    await sql`
      update contact_point set member_id = ${merge.from}, is_primary = false
      where id = any(${[...addresses]}::uuid[]) and member_id = ${merge.into}`.execute(trx);
    await choosePrimary(trx, merge.from);
    await choosePrimary(trx, merge.into);
  }
}

export async function insertMerge(
  trx: Trx,
  merge: Omit<Merge, 'id' | 'undoneAt'> & { readonly actor: MemberId },
): Promise<MergeId> {
  const id = newId<MergeId>();
  await trx
    .insertInto('merge')
    .values({
      id,
      from_member: merge.from,
      into_member: merge.into,
      actor: merge.actor,
      journal: JSON.stringify(merge.journal),
      merged_at: merge.mergedAt,
    })
    .execute();
  return id;
}

export async function lockMerge(trx: Trx, id: MergeId): Promise<Merge | undefined> {
  const row = await trx
    .selectFrom('merge')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toMerge(row);
}

export async function markUndone(trx: Trx, id: MergeId, at: Date): Promise<void> {
  await trx.updateTable('merge').set({ undone_at: at }).where('id', '=', id).execute();
}

export async function findMerges(db: Db | Trx, ids: readonly MergeId[]): Promise<Merge[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('merge')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toMerge);
}

/** The merges into a member that still stand, newest first. */
export async function findMergesInto(db: Db | Trx, into: MemberId): Promise<Merge[]> {
  const rows = await db
    .selectFrom('merge')
    .selectAll()
    .where('into_member', '=', into)
    .where('undone_at', 'is', null)
    .orderBy('merged_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toMerge);
}

/** Every merge that a member took part in, those taken back included. */
export async function findMergeHistory(
  db: Db | Trx,
  memberId: MemberId,
): Promise<{ from: MemberId; into: MemberId; mergedAt: Date; undoneAt: Date | undefined }[]> {
  const rows = await db
    .selectFrom('merge')
    .select(['from_member', 'into_member', 'merged_at', 'undone_at'])
    .where((eb) => eb.or([eb('from_member', '=', memberId), eb('into_member', '=', memberId)]))
    .orderBy('merged_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    from: trustId(row.from_member),
    into: trustId(row.into_member),
    mergedAt: row.merged_at,
    undoneAt: row.undone_at ?? undefined,
  }));
}

function toMerge(row: Selectable<MergeTable>): Merge {
  return {
    id: trustId(row.id),
    from: trustId(row.from_member),
    into: trustId(row.into_member),
    journal: row.journal as MergeJournal,
    mergedAt: row.merged_at,
    undoneAt: row.undone_at ?? undefined,
  };
}
