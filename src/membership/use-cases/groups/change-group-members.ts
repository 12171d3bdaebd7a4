// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type GroupMemberId, type MemberId } from '../../../kernel/ids.js';
import type { GroupMember } from '../../domain/groups/group.js';
import { endGroupMembers, insertGroupMembers } from '../../store/groups/group-members.js';
import { listLiveStintsAmong } from '../../store/stints.js';
import { recordAll } from '../record.js';
import { transact } from '../transact.js';
import { groupChange, heldGroup, holdForGroups, type GroupAddress } from './hold-group.js';

/**
 * Puts members of the community into one of its groups and takes others out of it, all of them or nobody. Who is where
 * they shall be already stays there, and nothing is told of them.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `group.not_found`, `membership.not_member`
 */
export async function changeGroupMembers(
  deps: { db: Db; now: Clock },
  input: GroupAddress & {
    readonly actor: Actor;
    readonly put: readonly MemberId[];
    readonly take: readonly MemberId[];
  },
): Promise<void> {
  const { actor, slug, group, put, take } = input;
  await transact(deps.db, async (trx) => {
    const community = await holdForGroups(trx, { actor, slug }, 'group.assign');
    const { id: groupId } = await heldGroup(trx, community, group);
    const stints = await listLiveStintsAmong(trx, community.id, put);
    if (stints.length < put.length) throw new PiazzaError('membership.not_member', { slug });
    const at = deps.now();
    const left = await endGroupMembers(trx, { groupId, memberIds: take }, at);
    const members = stints.map(({ id: stintId, memberId }): GroupMember => {
      const id = newId<GroupMemberId>(at.getTime());
      return { id, groupId, communityId: community.id, stintId, memberId };
    });
    const joined = await insertGroupMembers(trx, members, at);
    const by = { at, actor: actor.memberId };
    await recordAll(trx, [
      ...left.map((member) => groupChange(member, { ...by, type: 'group.left' })),
      ...joined.map((member) => groupChange(member, { ...by, type: 'group.joined' })),
    ]);
  });
}
