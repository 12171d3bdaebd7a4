// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { prepared } from '../../../../src/database/prepared.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { trustId, type MemberId, type Slug } from '../../../../src/kernel/ids.js';
import { membershipClaims } from '../../../../src/membership/store/claims.js';
import { endStint } from '../../../../src/membership/store/stints.js';
import { assignToGroup } from '../../../../src/membership/use-cases/groups/assign-to-group.js';
import { createGroup } from '../../../../src/membership/use-cases/groups/create-group.js';
import { endGroup } from '../../../../src/membership/use-cases/groups/end-group.js';
import { leaveGroup } from '../../../../src/membership/use-cases/groups/leave-group.js';
import { renameGroup } from '../../../../src/membership/use-cases/groups/rename-group.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { aGroup } from '../../../support/builders/groups.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someMember,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
const deps = { db, now };
const groupsOf = async (memberId: MemberId): Promise<readonly string[]> => {
  const claims = await membershipClaims(prepared(pool), {
    memberId,
    communities: 'all',
    locale: 'it',
  });
  return claims.flatMap(({ groups }) => groups);
};

describe('groups inside a community', () => {
  it('I15 show in claims while one is in the group and belongs, and no longer', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const [one, other] = [await aStint(db, { community }), await aStint(db, { community })];
    const group = await aGroup(db, community, [one.memberId, other.memberId]);
    expect(await groupsOf(one.memberId)).toEqual(['formazione']);

    await leaveGroup(deps, { actor: actorOf(one.memberId), slug, group });
    expect(await groupsOf(one.memberId)).toEqual([]);
    await leaveCommunity(deps, { actor: actorOf(other.memberId), slug });
    await aStint(db, { community, memberId: other.memberId });
    expect(await groupsOf(other.memberId)).toEqual([]);
  });

  it('are made by who may, under an address that no group here ever had', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const manager = actorOf(community.managerId);
    const facilitator = actorOf((await aGrant(db, { community, role: 'facilitator' })).memberId);
    const member = actorOf((await aStint(db, { community })).memberId);
    const group = await aGroup(db, community);
    const make = (actor: typeof manager, name = 'Altro') =>
      createGroup(deps, { actor, slug, group, name });
    await expect(make(member)).rejects.toMatchObject({ code: 'right.missing' });
    await expect(make(facilitator)).rejects.toMatchObject({ code: 'group.slug_taken' });
    await endGroup(deps, { actor: manager, slug, group });
    await expect(make(manager)).rejects.toMatchObject({ code: 'group.slug_taken' });
    const gone = renameGroup(deps, { actor: manager, slug, group, name: 'Di nuovo' });
    await expect(gone).rejects.toMatchObject({ code: 'group.not_found' });
    const blank = createGroup(deps, {
      actor: manager,
      slug,
      group: trustId<Slug>('vuoto'),
      name: ' ',
    });
    await expect(blank).rejects.toMatchObject({ code: 'group.name_missing' });
  });

  it('I4 take in members of that very community only, once', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const actor = actorOf(community.managerId);
    const { memberId } = await aStint(db, { community });
    const group = await aGroup(db, community, [memberId]);
    const assign = (who: MemberId) => assignToGroup(deps, { actor, slug, group, memberId: who });
    await expect(assign(memberId)).rejects.toMatchObject({ code: 'group.already_in' });
    const elsewhere = await aStint(db, { community: await aCommunity(db) });
    await expect(assign(elsewhere.memberId)).rejects.toMatchObject({
      code: 'membership.not_member',
    });
    const forced = db
      .insertInto('group_member')
      .columns(['id', 'group_id', 'community_id', 'stint_id', 'member_id', 'joined_at'])
      .expression((e) =>
        e
          .selectFrom('community_group')
          .select((g) => [
            g.val<string>(elsewhere.id).as('id'),
            'community_group.id as group_id',
            'community_id',
            g.val<string>(elsewhere.id).as('stint_id'),
            g.val<string>(elsewhere.memberId).as('member_id'),
            g.val(now()).as('joined_at'),
          ])
          .where('community_id', '=', community.id),
      )
      .execute();
    await expect(forced).rejects.toThrow(/group_member_stint/);
  });

  it('I3 take in nobody who is leaving at the same moment', async () => {
    const community = await aCommunity(db);
    const stint = await aStint(db, { community });
    const group = await aGroup(db, community);
    const leaving = await db.startTransaction().execute();
    await endStint(leaving, stint.id, { status: 'left', at: now() });

    const assigning = assignToGroup(deps, {
      actor: actorOf(community.managerId),
      slug: community.slug,
      group,
      memberId: stint.memberId,
    });
    await Promise.race([assigning, untilBlocked(db)]);
    await leaving.commit().execute();

    await expect(assigning).rejects.toMatchObject({ code: 'membership.not_member' });
  });

  it('go over with a merge', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    await aGroup(db, community, [memberId]);
    const into = await someMember(db);
    await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from: memberId, into, at: new Date() }));
    expect(await groupsOf(into)).toEqual(['formazione']);
    expect(await groupsOf(memberId)).toEqual([]);
  });
});
