// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { GroupMemberTable } from '../../../database/tables/groups.js';
import {
  trustId,
  type GroupId,
  type GroupMemberId,
  type MemberId,
  type StintId,
} from '../../../kernel/ids.js';
import type { GroupMember } from '../../domain/groups/group.js';

/** Violates `group_member_once_key`, and `group_member_stint` for a membership that has ended. */
export async function insertGroupMember(trx: Trx, member: GroupMember, at: Date): Promise<void> {
  await trx
    .insertInto('group_member')
    .values({
      id: member.id,
      group_id: member.groupId,
      community_id: member.communityId,
      stint_id: member.stintId,
      member_id: member.memberId,
      joined_at: at,
    })
    .execute();
}

/** Ends what is still live of these: one member's in a group, all of a group's, or all of a stint's. */
export async function endGroupMembers(
  trx: Trx,
  of: { readonly groupId?: GroupId; readonly memberId?: MemberId; readonly stintId?: StintId },
  at: Date,
): Promise<readonly GroupMember[]> {
  const rows = await trx
    .updateTable('group_member')
    .set({ left_at: at })
    .where('left_at', 'is', null)
    .$if(of.groupId !== undefined, (q) => q.where('group_id', '=', of.groupId ?? ''))
    .$if(of.memberId !== undefined, (q) => q.where('member_id', '=', of.memberId ?? ''))
    .$if(of.stintId !== undefined, (q) => q.where('stint_id', '=', of.stintId ?? ''))
    .returningAll()
    .execute();
  return rows.map(toGroupMember);
}

export async function listGroupsOfStint(
  trx: Trx,
  stintId: StintId,
): Promise<readonly GroupMember[]> {
  const rows = await trx
    .selectFrom('group_member')
    .selectAll()
    .where('stint_id', '=', stintId)
    .where('left_at', 'is', null)
    .execute();
  return rows.map(toGroupMember);
}

export interface ListedGroupMember {
  readonly memberId: MemberId;
  readonly displayName: string;
}

export async function listGroupMembers(
  db: Db,
  groupId: GroupId,
): Promise<readonly ListedGroupMember[]> {
  const rows = await db
    .selectFrom('group_member')
    .innerJoin('member_public', 'member_public.id', 'group_member.member_id')
    .select(['member_public.id', 'member_public.display_name'])
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('group_member.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({ memberId: trustId(row.id), displayName: row.display_name }));
}

const toGroupMember = (row: Selectable<GroupMemberTable>): GroupMember => ({
  id: trustId<GroupMemberId>(row.id),
  groupId: trustId(row.group_id),
  communityId: trustId(row.community_id),
  stintId: trustId(row.stint_id),
  memberId: trustId(row.member_id),
});
