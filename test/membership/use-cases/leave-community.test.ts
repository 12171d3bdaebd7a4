// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { CommunityId, MemberId } from '../../../src/kernel/ids.js';
import { lockCommunity } from '../../../src/membership/store/communities.js';
import { lockLiveStint } from '../../../src/membership/store/stints.js';
import { endMembership } from '../../../src/membership/use-cases/end-membership.js';
import { leaveCommunity } from '../../../src/membership/use-cases/leave-community.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const statusOf = async (id: CommunityId): Promise<string> =>
  (await db.selectFrom('community').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;
const rolesIn = (id: CommunityId): Promise<{ role: string; member_id: string }[]> =>
  db.selectFrom('live_role').select(['role', 'member_id']).where('community_id', '=', id).execute();
const liveStints = (memberId: MemberId): Promise<{ id: string }[]> =>
  db
    .selectFrom('stint')
    .select('id')
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute();

describe('leaving a community', () => {
  it('I3 ends roles and open offers with the membership', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    await aGrant(db, { community, memberId, role: 'editor', status: 'offered' });

    const { endedRoles } = await leaveCommunity(deps, {
      actor: actorOf(memberId),
      slug: community.slug,
    });

    expect(endedRoles).toEqual(['co_manager']);
    const grants = await db
      .selectFrom('role_grant')
      .select('status')
      .where('member_id', '=', memberId)
      .execute();
    expect(grants.map((grant) => grant.status)).toEqual(['dropped', 'dropped']);
    expect(await liveStints(memberId)).toEqual([]);
  });

  it('says so to somebody who is no member', async () => {
    const { slug } = await aCommunity(db);
    const leaving = leaveCommunity(deps, { actor: await someActor(db), slug });
    await expect(leaving).rejects.toMatchObject({ code: 'membership.not_member' });
  });

  it('I2 freezes the community of the last manager when nobody of the staff can take over', async () => {
    const { slug, id, managerId } = await aCommunity(db);

    await leaveCommunity(deps, { actor: actorOf(managerId), slug });

    expect(await statusOf(id)).toBe('frozen');
  });

  it('I2 appoints a caretaker from the staff when the last manager leaves', async () => {
    const { slug, id, managerId } = await aCommunity(db);
    const staff = await aStaffMember(db);

    await leaveCommunity(deps, { actor: actorOf(managerId), slug });

    expect(await statusOf(id)).toBe('active');
    expect(await rolesIn(id)).toEqual([{ role: 'caretaker', member_id: staff.memberId }]);
    await db.updateTable('platform_grant').set({ status: 'ended', ended_at: now() }).execute();
  });

  it('I2 lets both of two managers leave at the same moment and never leaves an active community alone', async () => {
    const community = await aCommunity(db);
    const { slug, managerId } = community;
    const second = await aGrant(db, { community, role: 'manager' });
    const winner = await db.startTransaction().execute();
    const locked = await lockCommunity(winner, slug);
    const stint = await lockLiveStint(winner, community.id, managerId);
    if (!stint) throw new Error('the manager is no member');
    const end = { status: 'left', at: now(), actor: managerId } as const;
    await endMembership(winner, { community: locked, stint }, end);

    const loser = leaveCommunity(deps, { actor: actorOf(second.memberId), slug });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();
    await loser;

    expect(await statusOf(community.id)).toBe('frozen');
    expect(await rolesIn(community.id)).toEqual([]);
  });

  it('lets somebody leave a frozen community', async () => {
    const community = await aCommunity(db, { status: 'frozen' });
    const { memberId } = await aStint(db, { community });

    await leaveCommunity(deps, { actor: actorOf(memberId), slug: community.slug });

    expect(await liveStints(memberId)).toEqual([]);
  });
});
