// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Insertable, type Selectable } from 'kysely';
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
  await trx.insertInto('group_member').values(toRow(member, at)).execute();
}

/** Writes those who are not in the group yet, and returns them. Violates `group_member_stint`. */
export async function insertGroupMembers(
  trx: Trx,
  members: readonly GroupMember[],
  at: Date,
): Promise<readonly GroupMember[]> {
  if (members.length === 0) return [];
  const rows = await trx
    .insertInto('group_member')
    .values(members.map((member) => toRow(member, at)))
    .onConflict((oc) =>
      oc.columns(['group_id', 'stint_id']).where('left_at', 'is', null).doNothing(),
    )
    .returningAll()
    .execute();
  return rows.map(toGroupMember);
}

/** Ends what is still live of these: some members' in a group, all of a group's, or all of a stint's. */
export async function endGroupMembers(
  trx: Trx,
  of: {
    readonly groupId?: GroupId;
    readonly memberIds?: readonly MemberId[];
    readonly stintId?: StintId;
  },
  at: Date,
): Promise<readonly GroupMember[]> {
  if (of.memberIds?.length === 0) return [];
  const rows = await trx
    .updateTable('group_member')
    .set({ left_at: at })
    .where('left_at', 'is', null)
    .$if(of.groupId !== undefined, (q) => q.where('group_id', '=', of.groupId ?? ''))
    .$if(of.memberIds !== undefined, (q) => q.where('member_id', 'in', of.memberIds ?? []))
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

/** Where the previous page ended: when somebody came into the group, as PostgreSQL writes it, and the row. */
export type GroupMemberKey = readonly [joinedAt: string, id: string];

export interface ListedGroupMember {
  readonly memberId: MemberId;
  readonly displayName: string;
}

/** One page of those who are in a group, whoever came first first. */
export async function listGroupMembers(
  db: Db,
  groupId: GroupId,
  { after, limit }: { readonly after: GroupMemberKey | undefined; readonly limit: number },
): Promise<readonly { readonly item: ListedGroupMember; readonly key: GroupMemberKey }[]> {
  const rows = await db
    .selectFrom('group_member')
    .innerJoin('member_public', 'member_public.id', 'group_member.member_id')
    .select(['member_public.id', 'member_public.display_name'])
    .select(sql<[string, string]>`array[joined_at::text, group_member.id::text]`.as('key'))
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(joined_at, group_member.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('joined_at')
    .orderBy('group_member.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, display_name: displayName, key }) => ({
    item: { memberId: trustId(id), displayName },
    key,
  }));
}

/** Those of some members who are in a group. */
export async function findInGroup(
  db: Db,
  groupId: GroupId,
  memberIds: readonly MemberId[],
): Promise<ReadonlySet<MemberId>> {
  if (memberIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('group_member')
    .select('member_id')
    .where('group_id', '=', groupId)
    .where('member_id', 'in', [...memberIds])
    .where('left_at', 'is', null)
    .execute();
  return new Set(rows.map(({ member_id: id }) => trustId<MemberId>(id)));
}

const toRow = (member: GroupMember, at: Date): Insertable<GroupMemberTable> => ({
  id: member.id,
  group_id: member.groupId,
  community_id: member.communityId,
  stint_id: member.stintId,
  member_id: member.memberId,
  joined_at: at,
});

const toGroupMember = (row: Selectable<GroupMemberTable>): GroupMember => ({
  id: trustId<GroupMemberId>(row.id),
  groupId: trustId(row.group_id),
  communityId: trustId(row.community_id),
  stintId: trustId(row.stint_id),
  memberId: trustId(row.member_id),
});
