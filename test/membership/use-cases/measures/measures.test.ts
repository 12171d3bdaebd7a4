// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { day, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { answerRemoval } from '../../../../src/membership/use-cases/measures/answer-removal.js';
import { endDueMeasures } from '../../../../src/membership/use-cases/measures/end-due-measures.js';
import { listMeasures } from '../../../../src/membership/use-cases/measures/list-measures.js';
import { liftMeasure } from '../../../../src/membership/use-cases/measures/lift-measure.js';
import { removeMember } from '../../../../src/membership/use-cases/measures/remove-member.js';
import { suspendMembership } from '../../../../src/membership/use-cases/measures/suspend-membership.js';
import { aRemoval, aSuspension, orderOf } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };
const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });

const isMember = async (memberId: MemberId): Promise<boolean> =>
  (
    await db
      .selectFrom('live_membership')
      .select('slug')
      .where('member_id', '=', memberId)
      .execute()
  ).length > 0;
const rolesOf = async (memberId: MemberId): Promise<string[]> =>
  (await db.selectFrom('live_role').select('role').where('member_id', '=', memberId).execute()).map(
    ({ role }) => role,
  );
const community = () => aCommunity(db);

describe('suspending one membership', () => {
  it('I15 withdraws it and its roles from every claim, and gives both back when its time is up', async () => {
    const here = await community();
    const { memberId } = await aGrant(db, { community: here, role: 'editor' });
    await aSuspension(db, here, memberId);
    expect([await isMember(memberId), await rolesOf(memberId)]).toEqual([false, []]);

    expect(await endDueMeasures(inDays(29))).toBe(0);
    const held = { table: 'community', id: here.id };
    const [one, two] = await onTwoNodes(db, held, () => endDueMeasures(inDays(31)));
    expect(one + two).toBe(1);
    expect([await isMember(memberId), await rolesOf(memberId)]).toEqual([true, ['editor']]);
  });

  it.each([
    [91, 'measure.days_not_allowed'],
    [0, 'measure.days_not_allowed'],
    [90, undefined],
  ])('for %s days', async (days, code) => {
    const here = await community();
    const { memberId } = await aStint(db, { community: here });
    const order = suspendMembership(deps, { ...orderOf(here, memberId), days });
    await (code ? expect(order).rejects.toMatchObject({ code }) : order);
  });

  it('lasts longer only by a decision of the region, which only the region lifts', async () => {
    const here = await community();
    const { memberId } = await aStint(db, { community: here });
    const actor = await aStaffMember(db);
    const order = { ...orderOf(here, memberId), actor, days: 200 };
    const { measureId } = await suspendMembership(deps, order);
    const lift = (by: MemberId) =>
      liftMeasure(deps, { actor: actorOf(by), measureId, reason: 'Chiarito' });

    await expect(lift(here.managerId)).rejects.toMatchObject({ code: 'measure.rank' });
    await lift(actor.memberId);
    expect(await isMember(memberId)).toBe(true);
    await expect(lift(actor.memberId)).rejects.toMatchObject({ code: 'measure.ended' });
  });

  it('I2 puts a caretaker in the place of the only manager first', async () => {
    const here = await community();
    const actor = await aStaffMember(db);
    await suspendMembership(deps, { ...orderOf(here, here.managerId), actor, days: 5 });
    const row = await db
      .selectFrom('community')
      .select(['status', 'active_managers'])
      .where('id', '=', here.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'active', active_managers: 1 });
    expect(await rolesOf(here.managerId)).toEqual([]);
  });

  it('does not end by leaving: who left may not come back before', async () => {
    const here = await community();
    const { memberId } = await aStint(db, { community: here });
    await aSuspension(db, here, memberId);
    const actor = actorOf(memberId);
    await leaveCommunity(deps, { actor, slug: here.slug });
    const joining = joinCommunity(deps, { actor, slug: here.slug });
    await expect(joining).rejects.toMatchObject({ code: 'membership.barred' });
    await endDueMeasures(inDays(31));
    await joinCommunity(deps, { actor, slug: here.slug });
  });
});

describe('removing a member', () => {
  it('I3 I9 ends roles with the membership, keeps the reason, and bars the way back for the cool-down', async () => {
    const here = await community();
    const { memberId, stintId } = await aGrant(db, { community: here, role: 'editor' });
    const { measureId } = await aRemoval(db, here, memberId);
    const stint = await db
      .selectFrom('stint')
      .select(['status', 'end_reason'])
      .where('id', '=', stintId)
      .executeTakeFirstOrThrow();
    expect(stint).toEqual({ status: 'removed', end_reason: 'conduct' });
    expect(await rolesOf(memberId)).toEqual([]);
    const actor = actorOf(memberId);
    const joining = joinCommunity(deps, { actor, slug: here.slug });
    await expect(joining).rejects.toMatchObject({ code: 'membership.barred' });
    await endDueMeasures(inDays(31));
    await joinCommunity(deps, { actor, slug: here.slug });
    const measure = db.selectFrom('measure').select('status').where('id', '=', measureId);
    expect(await measure.executeTakeFirst()).toEqual({ status: 'over' });
  });

  it('is for somebody of a higher rank, signed in freshly, with a reason, and never for oneself', async () => {
    const here = await community();
    const second = await aGrant(db, { community: here, role: 'manager' });
    const { memberId: co } = await aGrant(db, { community: here, role: 'co_manager' });
    const { memberId } = await aStint(db, { community: here });
    const refuse = async (order: Parameters<typeof removeMember>[1], code: string) =>
      expect(removeMember(deps, order)).rejects.toMatchObject({ code });
    const order = orderOf(here, memberId);

    await refuse(orderOf(here, second.memberId), 'measure.rank');
    await refuse({ ...order, actor: actorOf(co) }, 'right.missing');
    await refuse(orderOf(here, here.managerId), 'measure.own');
    await refuse({ ...order, reason: ' ' }, 'measure.reason_missing');
    const authenticatedAt = later(now(), -16 * minute);
    await refuse(
      { ...order, actor: actorOf(here.managerId, { authenticatedAt }) },
      'session.not_fresh',
    );
    await refuse(
      { ...order, actor: actorOf(here.managerId, { level: 'low' }) },
      'session.level_too_low',
    );
    const stranger = await aStint(db, { community: await community() });
    await refuse(orderOf(here, stranger.memberId), 'membership.not_member');
  });

  it('takes two for a co-manager: who proposed it does not confirm it', async () => {
    const here = await community();
    const { memberId } = await aGrant(db, { community: here, role: 'co_manager' });
    const { measureId } = await aRemoval(db, here, memberId);
    expect(await isMember(memberId)).toBe(true);
    const confirm = (by: MemberId) =>
      answerRemoval(deps, { actor: actorOf(by), measureId, confirm: true });

    await expect(confirm(here.managerId)).rejects.toMatchObject({ code: 'measure.needs_second' });
    const second = await aGrant(db, { community: here, role: 'manager' });
    await confirm(second.memberId);
    expect(await isMember(memberId)).toBe(false);
    await expect(confirm(second.memberId)).rejects.toMatchObject({ code: 'measure.ended' });
  });

  it('that the region proposed only the region lets fall, and no peer of the one it concerns', async () => {
    const here = await community();
    const second = await aGrant(db, { community: here, role: 'manager' });
    const actor = await aStaffMember(db);
    const order = { ...orderOf(here, second.memberId), actor };
    const { measureId } = await removeMember(deps, order);
    const decline = (by: MemberId) =>
      answerRemoval(deps, { actor: actorOf(by), measureId, confirm: false, reason: 'No grazie' });
    await expect(decline(here.managerId)).rejects.toMatchObject({ code: 'measure.rank' });
    const { items } = await listMeasures(deps, {
      actor: actorOf(here.managerId),
      slug: here.slug,
      locale: 'it',
    });
    expect(items).toMatchObject([{ id: measureId, mayDecline: false }]);
    await decline((await aStaffMember(db)).memberId);
  });

  it('is refused by the database for a co-manager without a second word, or with the same one twice', async () => {
    const here = await community();
    const { memberId } = await aGrant(db, { community: here, role: 'co_manager' });
    const { measureId } = await aRemoval(db, here, memberId);
    for (const by of [null, here.managerId]) {
      const write = sql`update measure set status = 'in_force', confirmed_by = ${by} where id = ${measureId}`;
      await expect(write.execute(db)).rejects.toMatchObject({ constraint: 'measure_two_people' });
    }
  });

  it('falls when the second says no, and when the person leaves by themselves', async () => {
    const here = await community();
    const second = await aGrant(db, { community: here, role: 'manager' });
    const { memberId } = await aGrant(db, { community: here, role: 'co_manager' });
    const first = await aRemoval(db, here, memberId);
    const actor = actorOf(second.memberId);
    const { measureId } = first;
    const reason = 'Ci siamo spiegati';
    const silent = answerRemoval(deps, { actor, measureId, confirm: false, reason: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'measure.reason_missing' });
    await answerRemoval(deps, { actor, measureId, confirm: false, reason });
    const again = await aRemoval(db, here, memberId);
    await leaveCommunity(deps, { actor: actorOf(memberId), slug: here.slug });
    const late = answerRemoval(deps, { actor, measureId: again.measureId, confirm: true });
    await expect(late).rejects.toMatchObject({ code: 'measure.ended' });
  });
});
