// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { SuspensionTable } from '../../database/tables/standing.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Suspension } from '../domain/suspension.js';

/** Violates `suspension_not_by_self`, and `suspension_current_key` for a second one at a time. */
export async function insertSuspension(trx: Trx, suspension: Suspension): Promise<void> {
  await trx
    .insertInto('suspension')
    .values({
      id: suspension.id,
      member_id: suspension.memberId,
      reason: suspension.reason,
      suspended_by: suspension.by,
      suspended_at: suspension.at,
      journal: JSON.stringify(suspension.journal),
    })
    .execute();
}

export async function lockSuspension(
  trx: Trx,
  memberId: MemberId,
): Promise<Suspension | undefined> {
  const row = await trx
    .selectFrom('suspension')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('lifted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && toSuspension(row);
}

export async function saveLifting(
  trx: Trx,
  { id }: Suspension,
  lifted: NonNullable<Suspension['lifted']>,
): Promise<void> {
  await trx
    .updateTable('suspension')
    .set({ lifted_by: lifted.by, lifted_at: lifted.at, lift_reason: lifted.reason })
    .where('id', '=', id)
    .execute();
}

/** Every suspension of a member, the newest first. */
export async function findSuspensions(db: Db | Trx, memberId: MemberId): Promise<Suspension[]> {
  const rows = await db
    .selectFrom('suspension')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('suspended_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toSuspension);
}

function toSuspension(row: Selectable<SuspensionTable>): Suspension {
  const { lifted_by: by, lifted_at: at, lift_reason: reason } = row;
  return {
    id: trustId(row.id),
    memberId: trustId(row.member_id),
    reason: row.reason,
    by: trustId(row.suspended_by),
    at: row.suspended_at,
    journal: row.journal,
    lifted: by && at ? { by: trustId(by), at, reason: reason ?? '' } : undefined,
  };
}
