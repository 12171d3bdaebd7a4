// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { saveGroup } from '../../store/groups/groups.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { heldGroup, holdForGroups, type GroupAddress } from './hold-group.js';

/**
 * Gives a group another name; portals go on to know it by its address, which stays.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `group.not_found`, `group.name_missing`
 */
export async function renameGroup(
  deps: { db: Db; now: Clock },
  { actor, slug, group, name }: GroupAddress & { actor: Actor; name: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await holdForGroups(trx, { actor, slug }, 'group.edit');
    const { id } = await heldGroup(trx, community, group);
    await saveGroup(trx, id, { name });
    await record(trx, {
      type: 'group.renamed',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { group: id },
    });
  });
}
