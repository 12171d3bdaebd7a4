// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { eraseMember } from '../../../../src/identity/use-cases/erase-member.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { decideDispute } from '../../../../src/membership/use-cases/disputes/decide-dispute.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { banEverywhere } from '../../../../src/membership/use-cases/measures/ban-everywhere.js';
import { suspendMembership } from '../../../../src/membership/use-cases/measures/suspend-membership.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { aMember } from '../../../support/builders/identity.js';
import { orderOf } from '../../../support/builders/measures.js';
import { aCommunity, actorOf, aGrant, aStaffMember } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const words = { reasonCode: 'conduct', reason: 'Messaggi offensivi' } as const;

/** Two managers, and a third act that takes the second away while the first leaves. */
const twoManagers = async () => {
  const here = await aCommunity(db);
  const memberId = await aMember(db);
  await aGrant(db, { community: here, memberId, role: 'manager' });
  return { here, memberId };
};
const standing = async (id: CommunityId) => {
  const { status, active_managers: managers } = await db
    .selectFrom('community')
    .select(['status', 'active_managers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const held = await db
    .selectFrom('live_role')
    .select('role')
    .where('community_id', '=', id)
    .execute();
  return { status, managers, held: held.map(({ role }) => role) };
};

type Here = Awaited<ReturnType<typeof aCommunity>>;
const atOnce = async (here: Here, taking: () => Promise<unknown>, first: 'leaving' | 'taking') => {
  const leaving = () => leaveCommunity(deps, { actor: actorOf(here.managerId), slug: here.slug });
  const queue = await db.startTransaction().execute();
  await lockCommunity(queue, here.slug);
  const [one, two] = first === 'leaving' ? [leaving, taking] : [taking, leaving];
  const begun = one();
  await untilBlocked(db);
  const other = two();
  await untilBlocked(db, 2);
  await queue.commit().execute();
  return Promise.all([begun, other]);
};
const kept = { status: 'active', managers: 1, held: ['caretaker'] };

describe.each(['leaving', 'taking'] as const)('I2 one manager leaves, %s first', (first) => {
  it('I2 while the region bans the other from everywhere', async () => {
    const { here, memberId } = await twoManagers();
    const actor = await aStaffMember(db);
    await atOnce(
      here,
      () => banEverywhere(deps, { actor, memberId, days: undefined, ...words }),
      first,
    );
    expect(await standing(here.id)).toEqual(kept);
  });

  it('I2 while the region suspends the other', async () => {
    const { here, memberId } = await twoManagers();
    const actor = await aStaffMember(db);
    const order = { ...orderOf(here, memberId), actor, days: 5 };
    await atOnce(here, () => suspendMembership(deps, order), first);
    expect(await standing(here.id)).toEqual(kept);
  });

  it('I2 while the other is erased', async () => {
    const { here, memberId } = await twoManagers();
    await aStaffMember(db);
    const whole = { ...deps, features: [membershipFeature] };
    await atOnce(here, () => eraseMember(whole, { actor: actorOf(memberId) }), first);
    expect(await standing(here.id)).toEqual(kept);
  });

  it('I2 while a dispute against the other is upheld', async () => {
    const { community, disputeId } = await aDispute(db);
    const actor = await aStaffMember(db);
    const decision = { actor, disputeId, verdict: 'upheld', reason: 'Accertato' } as const;
    await atOnce(community, () => decideDispute(deps, decision), first);
    expect(await standing(community.id)).toEqual(kept);
  });
});
