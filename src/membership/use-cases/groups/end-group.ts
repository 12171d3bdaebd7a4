// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { endGroupMembers } from '../../store/groups/group-members.js';
import { saveGroup } from '../../store/groups/groups.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { heldGroup, holdForGroups, recordMember, type GroupAddress } from './hold-group.js';

/**
 * Ends a group; who was in it stays in the community.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `group.not_found`
 */
export async function endGroup(
  deps: { db: Db; now: Clock },
  { actor, slug, group }: GroupAddress & { actor: Actor },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await holdForGroups(trx, { actor, slug }, 'group.edit');
    const { id } = await heldGroup(trx, community, group);
    const by = { at: deps.now(), actor: actor.memberId };
    for (const member of await endGroupMembers(trx, { groupId: id }, by.at)) {
      await recordMember(trx, member, { ...by, type: 'group.left' });
    }
    await saveGroup(trx, id, { endedAt: by.at });
    await record(trx, { ...by, type: 'group.ended', community: community.id, data: { group: id } });
  });
}
