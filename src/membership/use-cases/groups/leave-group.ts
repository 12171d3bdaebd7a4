// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { holdCommunity } from '../../store/communities.js';
import { endGroupMembers } from '../../store/groups/group-members.js';
import { demandSight, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { heldGroup, holdForGroups, recordMember, type GroupAddress } from './hold-group.js';

type Deps = { readonly db: Db; readonly now: Clock };

/**
 * Leaves a group and stays in the community, at once and without asking anybody, in a frozen one too.
 * There is no other person to name: one leaves for oneself.
 * @throws PiazzaError `community.not_found`, `group.not_found`, `group.not_in`
 */
export async function leaveGroup(
  deps: Deps,
  { actor, slug, group }: GroupAddress & { actor: Actor },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    demandSight(await powersOf(trx, actor, community.id), community);
    const { id: groupId } = await heldGroup(trx, community, group);
    const { memberId } = actor;
    const [left] = await endGroupMembers(trx, { groupId, memberIds: [memberId] }, deps.now());
    if (!left) throw new PiazzaError('group.not_in', { group });
    await recordMember(trx, left, { type: 'group.left', at: deps.now(), actor: memberId });
  });
}

/**
 * Takes a member out of a group; they stay in the community.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `group.not_found`, `group.not_in`
 */
export async function removeFromGroup(
  deps: Deps,
  { actor, slug, group, memberId }: GroupAddress & { actor: Actor; memberId: MemberId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await holdForGroups(trx, { actor, slug }, 'group.assign');
    const { id: groupId } = await heldGroup(trx, community, group);
    const [left] = await endGroupMembers(trx, { groupId, memberIds: [memberId] }, deps.now());
    if (!left) throw new PiazzaError('group.not_in', { group });
    await recordMember(trx, left, { type: 'group.left', at: deps.now(), actor: actor.memberId });
  });
}
