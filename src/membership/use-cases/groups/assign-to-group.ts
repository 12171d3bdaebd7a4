// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type GroupMemberId, type MemberId } from '../../../kernel/ids.js';
import { insertGroupMember } from '../../store/groups/group-members.js';
import { findLiveStint } from '../../store/stints.js';
import { transact } from '../transact.js';
import { heldGroup, holdForGroups, recordMember, type GroupAddress } from './hold-group.js';

/**
 * Puts a member of the community into one of its groups; they may leave it whenever they want.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `group.not_found`, `membership.not_member`, `group.already_in`
 */
export async function assignToGroup(
  deps: { db: Db; now: Clock },
  { actor, slug, group, memberId }: GroupAddress & { actor: Actor; memberId: MemberId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await holdForGroups(trx, { actor, slug }, 'group.assign');
    const { id: groupId } = await heldGroup(trx, community, group);
    const stint = await findLiveStint(trx, community.id, memberId);
    if (!stint) throw new PiazzaError('membership.not_member', { slug });
    const at = deps.now();
    const pair = { groupId, communityId: community.id, stintId: stint.id, memberId };
    const member = { ...pair, id: newId<GroupMemberId>(at.getTime()) };
    await insertGroupMember(trx, member, at);
    await recordMember(trx, member, { type: 'group.joined', at, actor: actor.memberId });
  });
}
