// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { LimitationTable } from '../../database/tables/standing.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Limitation } from '../domain/limitation.js';

/** Violates `limitation_not_by_self`, and `limitation_current_key` for a second one at a time. */
export async function insertLimitation(trx: Trx, limitation: Limitation): Promise<void> {
  await trx
    .insertInto('limitation')
    .values({
      id: limitation.id,
      member_id: limitation.memberId,
      reason: limitation.reason,
      limited_by: limitation.by,
      limited_at: limitation.at,
      carried_from: limitation.carriedFrom ?? null,
    })
    .execute();
}

/** Those in force of some members, held until the end of the transaction. */
export async function lockLimitations(
  trx: Trx,
  memberIds: readonly MemberId[],
): Promise<readonly Limitation[]> {
  const rows = await trx
    .selectFrom('limitation')
    .selectAll()
    .where('member_id', 'in', [...memberIds])
    .where('lifted_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toLimitation);
}

export async function saveLifting(
  trx: Trx,
  { id }: Limitation,
  lifted: NonNullable<Limitation['lifted']>,
): Promise<void> {
  await trx
    .updateTable('limitation')
    .set({ lifted_by: lifted.by, lifted_at: lifted.at, lift_reason: lifted.reason })
    .where('id', '=', id)
    .execute();
}

/** @returns whether there was one in force */
export async function deleteCarried(
  trx: Trx,
  { from, into }: { readonly from: MemberId; readonly into: MemberId },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('limitation')
    .where('member_id', '=', into)
    .where('carried_from', '=', from)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Every limitation of a member, the newest first. */
export async function findLimitations(db: Db, memberId: MemberId): Promise<readonly Limitation[]> {
  const rows = await db
    .selectFrom('limitation')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('limited_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toLimitation);
}

function toLimitation(row: Selectable<LimitationTable>): Limitation {
  const { lifted_by: by, lifted_at: at, lift_reason: reason } = row;
  return {
    id: trustId(row.id),
    memberId: trustId(row.member_id),
    reason: row.reason,
    by: trustId(row.limited_by),
    at: row.limited_at,
    carriedFrom: row.carried_from === null ? undefined : trustId(row.carried_from),
    lifted: by && at ? { by: trustId(by), at, reason: reason ?? '' } : undefined,
  };
}
