// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId, MemberId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { listMembers } from '../../../../src/membership/use-cases/list-members.js';
import {
  pauseMembership,
  unpauseMembership,
} from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { aSuspension } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const rolesOf = async (memberId: MemberId) =>
  (await db.selectFrom('live_role').select('role').where('member_id', '=', memberId).execute()).map(
    ({ role }) => role,
  );
const standing = async (id: CommunityId) =>
  db
    .selectFrom('community')
    .select(['status', 'active_managers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

describe('a pause', () => {
  it('rests the roles, keeps the place, and is over by one’s own act', async () => {
    const { slug, ...community } = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'editor' });
    const actor = actorOf(memberId);
    await pauseMembership(deps, { actor, slug, listed: false });
    expect(await rolesOf(memberId)).toEqual([]);
    const live = db.selectFrom('live_membership').select('slug').where('member_id', '=', memberId);
    expect(await live.execute()).toEqual([{ slug }]);
    const again = pauseMembership(deps, { actor, slug, listed: false });
    await expect(again).rejects.toMatchObject({ code: 'membership.not_pausable' });
    await unpauseMembership(deps, { actor, slug });
    expect(await rolesOf(memberId)).toEqual(['editor']);
    const twice = unpauseMembership(deps, { actor, slug });
    await expect(twice).rejects.toMatchObject({ code: 'membership.not_paused' });
  });

  it('takes the person off the list unless they wish to stay on it; managers see them all the same', async () => {
    const community = await aCommunity(db);
    const { slug, managerId } = community;
    const [hidden, shown] = [await aStint(db, { community }), await aStint(db, { community })];
    const { memberId: reader } = await aStint(db, { community });
    await pauseMembership(deps, { actor: actorOf(hidden.memberId), slug, listed: false });
    await pauseMembership(deps, { actor: actorOf(shown.memberId), slug, listed: true });
    const seenBy = async (memberId: MemberId) =>
      (await listMembers(deps, { actor: actorOf(memberId), slug })).items.map(
        (one) => one.memberId,
      );
    expect(await seenBy(reader)).not.toContain(hidden.memberId);
    expect(await seenBy(reader)).toContain(shown.memberId);
    expect(await seenBy(managerId)).toContain(hidden.memberId);
  });

  it('I2 of the only manager freezes the community where nobody can take over, and of two counts one', async () => {
    const alone = await aCommunity(db);
    await pauseMembership(deps, {
      actor: actorOf(alone.managerId),
      slug: alone.slug,
      listed: true,
    });
    expect(await standing(alone.id)).toEqual({ status: 'frozen', active_managers: 0 });

    const community = await aCommunity(db);
    const second = await aGrant(db, { community, role: 'manager' });
    const { slug } = community;
    await pauseMembership(deps, { actor: actorOf(second.memberId), slug, listed: true });
    expect(await standing(community.id)).toEqual({ status: 'active', active_managers: 1 });
    await leaveCommunity(deps, { actor: actorOf(second.memberId), slug });
    expect(await standing(community.id)).toEqual({ status: 'active', active_managers: 1 });
  });

  it('I2 of both managers at the same moment leaves no active community alone', async () => {
    const community = await aCommunity(db);
    const second = await aGrant(db, { community, role: 'manager' });
    const queue = await db.startTransaction().execute();
    await lockCommunity(queue, community.slug);
    const both = [community.managerId, second.memberId].map((memberId) =>
      pauseMembership(deps, { actor: actorOf(memberId), slug: community.slug, listed: true }),
    );
    await untilBlocked(db, 2);
    await queue.commit().execute();
    await Promise.all(both);
    expect(await standing(community.id)).toEqual({ status: 'frozen', active_managers: 0 });
  });

  it('is for members who are not suspended', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const stranger = pauseMembership(deps, { actor: await someActor(db), slug, listed: true });
    await expect(stranger).rejects.toMatchObject({ code: 'membership.not_member' });
    const { memberId } = await aStint(db, { community });
    await aSuspension(db, community, memberId);
    const suspended = pauseMembership(deps, { actor: actorOf(memberId), slug, listed: true });
    await expect(suspended).rejects.toMatchObject({ code: 'membership.not_pausable' });
  });
});
