// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { newId, type GroupMemberId, type MemberId } from '../../../kernel/ids.js';
import type { Stint } from '../../domain/stint.js';
import {
  endGroupMembers,
  insertGroupMember,
  listGroupsOfStint,
} from '../../store/groups/group-members.js';
import { recordMember } from './hold-group.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId | undefined;
}

/** Who no longer belongs to a community is in none of its groups: before the stint ends. */
export async function leaveGroups(trx: Trx, stint: Stint, { at, actor }: Act): Promise<void> {
  for (const member of await endGroupMembers(trx, { stintId: stint.id }, at)) {
    await recordMember(trx, member, { type: 'group.left', at, actor });
  }
}

/** Where a stint goes over to another member, so do its groups. */
export async function copyGroups(trx: Trx, from: Stint, target: Stint, act: Act): Promise<void> {
  const held = (await listGroupsOfStint(trx, target.id)).map(({ groupId }) => groupId);
  for (const member of await listGroupsOfStint(trx, from.id)) {
    if (held.includes(member.groupId)) continue;
    const id = newId<GroupMemberId>(act.at.getTime());
    const copy = { ...member, id, stintId: target.id, memberId: target.memberId };
    await insertGroupMember(trx, copy, act.at);
    await recordMember(trx, copy, { type: 'group.joined', ...act });
  }
}
