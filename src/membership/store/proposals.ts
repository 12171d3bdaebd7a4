// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';

/** A member who puts themselves forward for a role. */
export interface Proposal {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly message: string;
  readonly createdAt: Date;
}

/** The proposals of a community that wait for an answer, oldest first. */
export async function listWaitingProposals(
  db: Db,
  communityId: CommunityId,
  limit: number,
): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .select(['g.id', 'g.member_id', 'm.display_name', 'g.role', 'g.message', 'g.created_at'])
    .where('g.community_id', '=', communityId)
    .where('g.status', '=', 'proposed')
    .orderBy('g.created_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.id),
    memberId: trustId(row.member_id),
    displayName: row.display_name,
    role: row.role,
    message: row.message,
    createdAt: row.created_at,
  }));
}
