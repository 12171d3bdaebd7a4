// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from '@jest/globals';
import { prepared } from '../../../../src/database/prepared.js';
import { day, hour, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { answerOffer } from '../../../../src/membership/use-cases/answer-offer.js';
import { checkMembership } from '../../../../src/membership/use-cases/claims.js';
import { expireGrants } from '../../../../src/membership/use-cases/close-due-grants.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { listMembers } from '../../../../src/membership/use-cases/list-members.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { listHeldRoles } from '../../../../src/membership/use-cases/roles/list-held-roles.js';
import { suspendMembership } from '../../../../src/membership/use-cases/measures/suspend-membership.js';
import { pauseMembership } from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { readOverview } from '../../../../src/membership/use-cases/read-overview.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../../support/builders/membership.js';
import { orderOf } from '../../../support/builders/measures.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
// Every test has its own region: whoever is overdue or in office in one would be met by the next.
beforeEach(async () => {
  await db.deleteFrom('platform_grant').execute();
  await db
    .updateTable('role_grant')
    .set({ valid_until: later(now(), 900 * day), overrun_at: null })
    .where('status', '=', 'active')
    .execute();
});
const deps = { db, now };
const after = (days: number) => ({ db, now: () => later(new Date(), days * day) });

const overdue = async () => {
  const community = await aCommunity(db);
  const term = { valid_from: later(now(), -30 * day), valid_until: later(now(), -hour) };
  await db.updateTable('role_grant').set(term).where('community_id', '=', community.id).execute();
  return community;
};
const overrun = async () => {
  const community = await overdue();
  await expireGrants(deps);
  return { ...community, manager: actorOf(community.managerId) };
};
const standing = async (id: CommunityId): Promise<string[]> => {
  const grants = await db
    .selectFrom('role_grant')
    .select(['role', 'status', 'overrun_at'])
    .where('community_id', '=', id)
    .orderBy('role')
    .execute();
  const { status } = await db
    .selectFrom('community')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return [
    status,
    ...grants.map(
      (g) => `${g.role} ${g.overrun_at && g.status === 'active' ? 'overrun' : g.status}`,
    ),
  ];
};

describe('I13 the term of the last manager', () => {
  it('does not leave the community alone: it goes into overrun, once, and the staff sees it', async () => {
    const community = await overdue();
    expect(await expireGrants(deps)).toBe(1);
    expect(await expireGrants(deps)).toBe(0);
    expect(await standing(community.id)).toEqual(['active', 'manager overrun']);
    const staff = await aStaffMember(db);
    const { unmanaged } = await readOverview(deps, { actor: staff, locale: 'it' });
    expect(unmanaged.items.find(({ slug }) => slug === community.slug)?.overrunSince).toBeDefined();
  });

  it('leaves reading and appointing a manager, and nothing else; portals see no role', async () => {
    const { slug, id, manager } = await overrun();
    const { viewer } = await getCommunity(deps, { slug, locale: 'it', viewer: manager });
    expect(viewer).toMatchObject({ roles: [], offerable: ['manager'], decidesRequests: false });
    await expect(listMembers(deps, { actor: manager, slug })).resolves.toBeDefined();
    const { held } = await listHeldRoles(deps, { actor: manager, slug });
    expect(held).toMatchObject([{ role: 'manager', isOverrun: true }]);
    const { memberId } = await aStint(db, { community: { id } });
    const offering = offerRole(deps, { actor: manager, slug, memberId, role: 'editor' });
    await expect(offering).rejects.toMatchObject({ code: 'right.missing' });
    const check = await checkMembership(prepared(pool), { memberId: manager.memberId, slug });
    expect(check).toEqual({ member: true, roles: [] });
  });

  it('leaves appointing to one whose membership is in grace, and not to one who rests', async () => {
    const { slug, id, manager } = await overrun();
    const theirs = db.updateTable('stint').where('member_id', '=', manager.memberId);
    const grace = { status: 'grace', grace_until: later(now(), day) } as const;
    await theirs.set({ ...grace, grace_reason: 'affiliation_ended' }).execute();
    const offer = async () => {
      const { memberId } = await aStint(db, { community: { id } });
      return offerRole(deps, { actor: manager, slug, memberId, role: 'manager' });
    };
    await offer();
    await aStaffMember(db);
    await pauseMembership(deps, { actor: manager, slug, listed: true });
    await expect(offer()).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('ends by itself once a successor has accepted', async () => {
    const { slug, id, manager } = await overrun();
    const { memberId } = await aStint(db, { community: { id } });
    const offer = { actor: manager, slug, memberId, role: 'manager' } as const;
    const { grantId } = await offerRole(deps, offer);
    await answerOffer(deps, { actor: actorOf(memberId), grantId, accept: true });
    await expireGrants(deps);
    expect(await standing(id)).toEqual(
      expect.arrayContaining(['active', 'manager active', 'manager expired']),
    );
  });

  it('lasts thirty days: then, with nobody to appoint, the community is frozen', async () => {
    const { id } = await overrun();
    expect(await expireGrants(after(29))).toBe(0);
    await expireGrants(after(31));
    expect(await standing(id)).toEqual(['frozen', 'manager expired']);
  });

  it('lasts thirty days: then somebody of the regional staff takes over', async () => {
    const { id } = await overrun();
    await aStaffMember(db);
    await expireGrants(after(31));
    expect(await standing(id)).toEqual(['active', 'caretaker active', 'manager expired']);
  });

  it('does not hold the person back: they leave, and a caretaker takes over', async () => {
    const { slug, id, manager } = await overrun();
    await aStaffMember(db);
    await leaveCommunity(deps, { actor: manager, slug });
    expect(await standing(id)).toEqual(['active', 'caretaker active', 'manager dropped']);
  });

  it.each(['paused', 'suspended'] as const)(
    'I2 of a second one who is %s simply ends: the first goes on alone, with no caretaker',
    async (how) => {
      await aStaffMember(db);
      const community = await aCommunity(db);
      const past = { validFrom: later(now(), -9 * day), validUntil: later(now(), -hour) };
      const { memberId } = await aGrant(db, { community, role: 'manager', ...past });
      if (how === 'paused') {
        await pauseMembership(deps, {
          actor: actorOf(memberId),
          slug: community.slug,
          listed: true,
        });
      } else {
        const order = { ...orderOf(community, memberId), actor: await aStaffMember(db), days: 60 };
        await suspendMembership(deps, order);
      }

      expect(await expireGrants(deps)).toBe(1);

      const left = await standing(community.id);
      expect(left.toSorted()).toEqual(['active', 'manager active', 'manager expired']);
    },
  );

  it('is told apart from another’s by the lock: of two whose terms end together, one stays', async () => {
    const community = await overdue();
    const past = { validFrom: later(now(), -9 * day), validUntil: later(now(), -hour) };
    await aGrant(db, { community, role: 'manager', ...past });
    const holding = await db.startTransaction().execute();
    await lockCommunity(holding, community.slug);
    const [one, two] = [expireGrants(deps), expireGrants(deps)];
    await untilBlocked(db, 2);
    await holding.commit().execute();
    await Promise.all([one, two]);
    await expireGrants(deps);
    expect((await standing(community.id)).toSorted()).toEqual([
      'active',
      'manager expired',
      'manager overrun',
    ]);
  });
});
