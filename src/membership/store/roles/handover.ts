// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** What somebody who gave a role back left for who comes after them. */
export interface HandoverNote {
  readonly grantId: RoleGrantId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly note: string;
  readonly writtenAt: Date;
}

export async function insertHandoverNote(
  trx: Trx,
  note: {
    readonly grantId: RoleGrantId;
    readonly communityId: CommunityId;
    readonly memberId: MemberId;
    readonly text: string;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('handover_note')
    .values({
      grant_id: note.grantId,
      community_id: note.communityId,
      member_id: note.memberId,
      note: note.text,
      written_at: note.at,
    })
    .execute();
}

/** The latest notes of a community, newest first. */
export async function listHandoverNotes(
  db: Db,
  communityId: CommunityId,
): Promise<readonly HandoverNote[]> {
  const rows = await db
    .selectFrom('handover_note as n')
    .innerJoin('role_grant as g', 'g.id', 'n.grant_id')
    .innerJoin('member_public as m', 'm.id', 'n.member_id')
    .select(['n.grant_id', 'm.display_name', 'g.role', 'n.note', 'n.written_at'])
    .where('n.community_id', '=', communityId)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.grant_id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.grant_id),
    displayName: row.display_name,
    role: row.role,
    note: row.note,
    writtenAt: row.written_at,
  }));
}
