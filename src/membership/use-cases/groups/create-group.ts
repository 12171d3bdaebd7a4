// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { newId, type GroupId } from '../../../kernel/ids.js';
import { insertGroup } from '../../store/groups/groups.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdForGroups, type GroupAddress } from './hold-group.js';

/**
 * Begins a group inside a community, under a name and an address that no group here ever had.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `group.slug_taken`, `group.name_missing`
 */
export async function createGroup(
  deps: { db: Db; now: Clock },
  { actor, slug, group, name }: GroupAddress & { actor: Actor; name: string },
): Promise<GroupId> {
  return transact(deps.db, async (trx) => {
    const community = await holdForGroups(trx, { actor, slug }, 'group.create');
    const at = deps.now();
    const id = newId<GroupId>(at.getTime());
    const communityId = community.id;
    await insertGroup(trx, {
      id,
      communityId,
      slug: group,
      name,
      createdAt: at,
      endedAt: undefined,
    });
    await record(trx, {
      type: 'group.created',
      at,
      actor: actor.memberId,
      community: communityId,
      data: { group: id, slug: group },
    });
    return id;
  });
}
