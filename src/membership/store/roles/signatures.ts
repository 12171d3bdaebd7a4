// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';

/** Whether a caretaker keeps the place and no manager is in office: the next manager needs two signatures. */
export async function isUnderCaretaker(db: Db | Trx, communityId: CommunityId): Promise<boolean> {
  const { rows } = await sql<{ under: boolean }>`
    select exists (select from live_role where community_id = ${communityId} and role = 'caretaker')
      and not exists (select from live_role where community_id = ${communityId} and role = 'manager') as under`.execute(
    db,
  );
  return rows[0]?.under ?? false;
}

/** False when it was answered in the meantime. */
export async function countersignGrant(trx: Trx, id: RoleGrantId, by: MemberId): Promise<boolean> {
  const result = await trx
    .updateTable('role_grant')
    .set({ countersigned_by: by })
    .where('id', '=', id)
    .where('status', 'in', ['offered', 'proposed'])
    .where('countersigned_by', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Somebody who waits for a second signature, to become a manager. */
export interface WaitingManager {
  readonly grantId: RoleGrantId;
  readonly displayName: string;
  readonly offeredBy: MemberId | undefined;
  readonly memberId: MemberId;
}

export async function listWaitingManagers(
  db: Db,
  communityId: CommunityId,
): Promise<readonly WaitingManager[]> {
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .select(['g.id', 'm.display_name', 'g.offered_by', 'g.member_id'])
    .where('g.community_id', '=', communityId)
    .where('g.live', '=', true)
    .where('g.role', '=', 'manager')
    .where('g.status', 'in', ['offered', 'proposed'])
    .where('g.countersigned_by', 'is', null)
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.id),
    displayName: row.display_name,
    offeredBy: row.offered_by === null ? undefined : trustId(row.offered_by),
    memberId: trustId(row.member_id),
  }));
}
