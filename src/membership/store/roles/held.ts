// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** A role that somebody holds in a community, as those who manage it see it. */
export interface HeldRole {
  readonly grantId: RoleGrantId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly role: CommunityRole;
  readonly since: Date;
  readonly until: Date;
  /** Kept beyond its term, because nobody else answers for the community. */
  readonly isOverrun: boolean;
  readonly renewalAskedBy: MemberId | undefined;
}

/** Every role held in a community, strongest first, those of a suspended membership too. */
export async function listHeldRoles(
  db: Db,
  communityId: CommunityId,
): Promise<readonly HeldRole[]> {
  const rows = await db
    .selectFrom('role_grant as g')
    .innerJoin('role_definition as d', 'd.code', 'g.role')
    .innerJoin('member_public as m', 'm.id', 'g.member_id')
    .select([
      'g.id',
      'g.member_id',
      'm.display_name',
      'g.role',
      'g.valid_from',
      'g.valid_until',
      'g.overrun_at',
      'g.renewal_asked_by',
    ])
    .where('g.community_id', '=', communityId)
    .where('g.live', '=', true)
    .where('g.status', '=', 'active')
    .orderBy('d.rank', 'desc')
    .orderBy('g.valid_from')
    .orderBy('g.id')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    grantId: trustId(row.id),
    memberId: trustId(row.member_id),
    displayName: row.display_name,
    role: row.role,
    since: row.valid_from ?? new Date(0),
    until: row.valid_until ?? new Date(8.64e15),
    isOverrun: row.overrun_at !== null,
    renewalAskedBy: row.renewal_asked_by === null ? undefined : trustId(row.renewal_asked_by),
  }));
}
