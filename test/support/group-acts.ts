// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { assignToGroup } from '../../src/membership/use-cases/groups/assign-to-group.js';
import { changeGroupMembers } from '../../src/membership/use-cases/groups/change-group-members.js';
import { createGroup } from '../../src/membership/use-cases/groups/create-group.js';
import { endGroup } from '../../src/membership/use-cases/groups/end-group.js';
import { leaveGroup, removeFromGroup } from '../../src/membership/use-cases/groups/leave-group.js';
import { renameGroup } from '../../src/membership/use-cases/groups/rename-group.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../src/membership/use-cases/merge-member.js';
import { aGroup } from './builders/groups.js';
import { aCommunity, aStint, actorOf, someMember } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function groupActs(db: Db): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const inside = async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const group = await aGroup(db, community, [memberId]);
    const manager = actorOf(community.managerId);
    return { community, slug: community.slug, group, memberId, manager };
  };
  return {
    'groups/create-group': async () => {
      const { slug, manager } = await inside();
      const made = { group: trustId<typeof slug>('ascolto'), name: 'Ascolto' };
      return () => createGroup(deps, { actor: manager, slug, ...made });
    },
    'groups/rename-group': async () => {
      const { slug, group, manager } = await inside();
      return () => renameGroup(deps, { actor: manager, slug, group, name: 'Altro' });
    },
    'groups/end-group': async () => {
      const { slug, group, manager } = await inside();
      return () => endGroup(deps, { actor: manager, slug, group });
    },
    'groups/assign-to-group': async () => {
      const { community, slug, group, manager } = await inside();
      const { memberId } = await aStint(db, { community });
      return () => assignToGroup(deps, { actor: manager, slug, group, memberId });
    },
    'groups/change-group-members': async () => {
      const { community, slug, group, memberId, manager } = await inside();
      const put = [(await aStint(db, { community })).memberId];
      return () => changeGroupMembers(deps, { actor: manager, slug, group, put, take: [memberId] });
    },
    'groups/leave-group': async () => {
      const { slug, group, memberId } = await inside();
      return () => leaveGroup(deps, { actor: actorOf(memberId), slug, group });
    },
    'groups/leave-group (removed)': async () => {
      const { slug, group, memberId, manager } = await inside();
      return () => removeFromGroup(deps, { actor: manager, slug, group, memberId });
    },
    'leave-community with its groups': async () => {
      const { slug, memberId } = await inside();
      return () => leaveCommunity(deps, { actor: actorOf(memberId), slug });
    },
    'merge-member with groups': async () => {
      const { memberId } = await inside();
      const into = await someMember(db);
      return () =>
        db
          .transaction()
          .execute((trx) => mergeMember(trx, { from: memberId, into, at: new Date() }));
    },
  };
}
