// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';

/** An offer or a proposal that waits for an answer. */
export interface OpenGrant {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly status: 'offered' | 'proposed';
  readonly message: string;
  readonly months: number | undefined;
  readonly createdAt: Date;
}

export async function listOpenGrantsOf(
  db: Db,
  communityId: CommunityId,
): Promise<readonly OpenGrant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('member_public', 'member_public.id', 'role_grant.member_id')
    .selectAll('role_grant')
    .select('member_public.display_name')
    .where('role_grant.community_id', '=', communityId)
    .where('role_grant.live', '=', true)
    .where('role_grant.status', 'in', ['offered', 'proposed'])
    .orderBy('role_grant.created_at')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.id),
    memberId: trustId(row.member_id),
    displayName: row.display_name,
    role: row.role,
    status: row.status === 'offered' ? 'offered' : 'proposed',
    message: row.message,
    months: row.months ?? undefined,
    createdAt: row.created_at,
  }));
}
