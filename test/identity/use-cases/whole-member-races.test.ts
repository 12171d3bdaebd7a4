// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { membershipFeature } from '../../../src/compose/membership.js';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { lockMembers } from '../../../src/identity/store/members.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId, Slug } from '../../../src/kernel/ids.js';
import { startStint } from '../../../src/membership/domain/stint.js';
import { holdCommunity, lockCommunity } from '../../../src/membership/store/communities.js';
import { decideJoinRequest } from '../../../src/membership/use-cases/decide-join-request.js';
import { admit } from '../../../src/membership/use-cases/admit.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import { aMember } from '../../support/builders/identity.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now, features: [membershipFeature] };

const erase = (memberId: MemberId) => eraseMember(deps, { actor: actorOf(memberId) });
const merge = (from: MemberId, into: MemberId) =>
  mergeMembers(deps, { actor: actorOf(into), from, into, proven: { from: now(), into: now() } });
const liveOf = async (memberId: MemberId) =>
  (
    await db
      .selectFrom('stint')
      .select('community_id')
      .where('member_id', '=', memberId)
      .where('ended_at', 'is', null)
      .execute()
  ).map((row) => row.community_id);

/** The first half of joining: the community is held, the person not yet. */
async function halfJoined(slug: Slug) {
  const trx = await db.startTransaction().execute();
  const community = await holdCommunity(trx, slug);
  const finish = async (memberId: MemberId) => {
    const stint = startStint(community.id, actorOf(memberId), { path: 'open', at: now() });
    try {
      await admit(trx, stint, { actor: memberId, at: now() });
    } catch (error) {
      await trx.rollback().execute();
      throw error;
    }
    await trx.commit().execute();
  };
  return { community, finish };
}

describe('acts on a whole member beside acts in a community', () => {
  it('an erasure waits for the decision on the person’s request, then ends the membership', async () => {
    const community = await aCommunity(db, { joinPath: 'approval' });
    const memberId = await aMember(db);
    const asked = await joinCommunity(deps, { actor: actorOf(memberId), slug: community.slug });
    if (asked.outcome !== 'requested') throw new Error('it is open');
    const queue = await db.startTransaction().execute();
    await lockCommunity(queue, community.slug);

    const manager = actorOf(community.managerId);
    const decision = { decision: 'approve', requestId: asked.requestId } as const;
    const deciding = decideJoinRequest(deps, { actor: manager, ...decision });
    await untilBlocked(db);
    const erasing = erase(memberId);
    await untilBlocked(db, 2);
    await queue.commit().execute();

    await Promise.all([deciding, erasing]);
    expect(await liveOf(memberId)).toEqual([]);
  });

  it('an erasure reaches a community that the person comes into meanwhile', async () => {
    const community = await aCommunity(db);
    const memberId = await aMember(db);
    await aStint(db, { community: await aCommunity(db), memberId });
    const joining = await halfJoined(community.slug);
    const queue = await db.startTransaction().execute();
    await lockMembers(queue, [memberId]);

    const erasing = erase(memberId);
    await untilBlocked(db);
    const joined = joining.finish(memberId);
    await untilBlocked(db, 2);
    await queue.commit().execute();

    await Promise.allSettled([joined, erasing]);
    expect(await liveOf(memberId)).toEqual([]);
    const row = await db
      .selectFrom('member')
      .select('status')
      .where('id', '=', memberId)
      .executeTakeFirstOrThrow();
    expect(row.status).toBe('erased');
  });

  it('a merge and a join of both sides in the same two communities never wait for each other in a circle', async () => {
    const [here, there] = [await aCommunity(db), await aCommunity(db)];
    const [from, into] = [await aMember(db), await aMember(db)];
    await aStint(db, { community: here, memberId: from });
    const joining = await halfJoined(here.slug);

    const merging = merge(from, into);
    await untilBlocked(db);
    await joining.finish(into);
    await merging;
    await joinCommunity(deps, { actor: actorOf(into), slug: there.slug });

    expect((await liveOf(into)).toSorted()).toEqual([here.id, there.id].toSorted());
    expect(await liveOf(from)).toEqual([]);
  });

  it('a leaving manager does not wait for a member of staff who is being erased', async () => {
    const community = await aCommunity(db);
    const staff = await aStaffMember(db);
    await aGrant(db, { community, memberId: staff.memberId, role: 'observer' });
    const erasing = await db.startTransaction().execute();
    await lockMembers(erasing, [staff.memberId]);

    const leaving = leaveCommunity(deps, {
      actor: actorOf(community.managerId),
      slug: community.slug,
    });
    await leaving;
    await erasing.commit().execute();

    const { status } = await db
      .selectFrom('community')
      .select('status')
      .where('id', '=', community.id)
      .executeTakeFirstOrThrow();
    expect(status).toBe('frozen');
  });
});
