// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { endBreakGlass } from '../../../../src/membership/use-cases/break-glass/end-break-glass.js';
import { listBreakGlass } from '../../../../src/membership/use-cases/break-glass/list-break-glass.js';
import { startBreakGlass } from '../../../../src/membership/use-cases/break-glass/start-break-glass.js';
import { answerProposal } from '../../../../src/membership/use-cases/answer-proposal.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { listHeldRoles } from '../../../../src/membership/use-cases/roles/list-held-roles.js';
import { decideDispute } from '../../../../src/membership/use-cases/disputes/decide-dispute.js';
import { resignRole } from '../../../../src/membership/use-cases/resign-role.js';
import { openDispute } from '../../../../src/membership/use-cases/disputes/open-dispute.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { banMember } from '../../../../src/membership/use-cases/measures/ban-member.js';
import { orderOf } from '../../../support/builders/measures.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
  actorOf,
} from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const reason = 'Nessuno risponde da giorni';
const anAdministrator = () => aStaffMember(db, 'platform_admin');
const start = (actor: Actor, slug: Awaited<ReturnType<typeof aCommunity>>['slug'], minutes = 30) =>
  startBreakGlass(deps, { actor, slug, reason, minutes });

describe('an administrator inside a community', () => {
  it('has no power, but for a while what a manager has, in that community alone', async () => {
    const [here, there] = [await aCommunity(db), await aCommunity(db)];
    const actor = await anAdministrator();
    const read = ({ slug }: typeof here) => listHeldRoles(deps, { actor, slug });
    await expect(read(here)).rejects.toMatchObject({ code: 'right.missing' });

    const { id } = await start(actor, here.slug);
    await read(here);
    await expect(read(there)).rejects.toMatchObject({ code: 'right.missing' });
    const weak = { ...actor, level: 'low' } as const;
    const offering = offerRole(deps, {
      ...orderOf(here, here.managerId),
      actor: weak,
      role: 'editor',
    });
    await expect(offering).rejects.toMatchObject({ code: 'session.level_too_low' });
    await endBreakGlass(deps, { actor, id });
    await expect(read(here)).rejects.toMatchObject({ code: 'right.missing' });
    await expect(endBreakGlass(deps, { actor, id })).rejects.toMatchObject({
      code: 'break_glass.not_found',
    });
  });

  it('loses it when the time is up, whether or not a job has run, and with the office', async () => {
    const { slug } = await aCommunity(db);
    const actor = await anAdministrator();
    const read = () => listHeldRoles(deps, { actor, slug });
    const past = later(now(), -31 * minute);
    const then = { ...actor, authenticatedAt: past };
    await startBreakGlass({ db, now: () => past }, { actor: then, slug, reason, minutes: 30 });
    await expect(read()).rejects.toMatchObject({ code: 'right.missing' });

    const other = await aCommunity(db);
    await start(actor, other.slug);
    const gone = { status: 'ended', ended_at: now() } as const;
    await db
      .updateTable('platform_grant')
      .set(gone)
      .where('member_id', '=', actor.memberId)
      .execute();
    const reading = listHeldRoles(deps, { actor, slug: other.slug });
    await expect(reading).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('I7 gains no role by it: neither by an own offer nor by an own proposal', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const actor = await anAdministrator();
    await aStint(db, { community, memberId: actor.memberId });
    await start(actor, slug);
    const own = offerRole(deps, { actor, slug, memberId: actor.memberId, role: 'editor' });
    await expect(own).rejects.toMatchObject({ code: 'role.to_oneself' });
    const waiting = { role: 'co_manager', status: 'proposed' } as const;
    const { id: grantId } = await aGrant(db, { community, ...waiting, memberId: actor.memberId });
    const accepting = answerProposal(deps, { actor, grantId, accept: true });
    await expect(accepting).rejects.toMatchObject({ code: 'role.to_oneself' });
    const manager = await db
      .selectFrom('role_grant')
      .select('id')
      .where('member_id', '=', community.managerId)
      .executeTakeFirstOrThrow();
    const contest = openDispute(deps, { actor, grantId: manager.id as never, message: reason });
    await expect(contest).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('stands as high as a manager, and no higher', async () => {
    const community = await aCommunity(db);
    const actor = await anAdministrator();
    await start(actor, community.slug);
    const ban = { ...orderOf(community, community.managerId), actor };
    await expect(banMember(deps, { ...ban, days: 30 })).rejects.toMatchObject({
      code: 'measure.rank',
    });
  });

  it('does not act where they are a party to a dispute, not even when it is opened later', async () => {
    const community = await aCommunity(db);
    const actor = await anAdministrator();
    const { memberId } = actor;
    const { id: grantId } = await aGrant(db, { community, role: 'manager', memberId });
    await start(actor, community.slug);
    const dispute = { actor: actorOf(community.managerId), grantId, message: reason };
    const opening = await openDispute(deps, dispute);
    expect(opening.disputeId).toBeDefined();
    const other = await anAdministrator();
    await start(other, community.slug);
    const gone = { status: 'over', decided_at: now() } as const;
    const { id } = await db
      .selectFrom('break_glass')
      .select('id')
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow();
    await endBreakGlass(deps, { actor, id: id as never });
    const again = start(actor, community.slug);
    await expect(again).rejects.toMatchObject({ code: 'break_glass.in_dispute' });
    await db.updateTable('dispute').set(gone).where('id', '=', opening.disputeId).execute();
    await start(actor, community.slug);
  });

  it('loses it at once when they become a party to a dispute, and has it again when that is decided', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const actor = await anAdministrator();
    const own = await aGrant(db, { community, role: 'manager', memberId: actor.memberId });
    await start(actor, slug);
    const { id: grantId } = await aGrant(db, { community, role: 'manager' });
    const { disputeId } = await openDispute(deps, { actor, grantId, message: reason });
    await resignRole(deps, { actor, grantId: own.id });
    const read = () => listHeldRoles(deps, { actor, slug });
    await expect(read()).rejects.toMatchObject({ code: 'right.missing' });
    const decision = { disputeId, verdict: 'dismissed', reason } as const;
    await decideDispute(deps, { actor: await aStaffMember(db), ...decision });
    await read();
  });

  it('asks for a fresh proof, a reason, and an hour at most; once at a time', async () => {
    const { slug, id } = await aCommunity(db);
    const actor = await anAdministrator();
    const stale = { ...actor, authenticatedAt: later(now(), -16 * minute) };
    await expect(start(stale, slug)).rejects.toMatchObject({ code: 'session.not_fresh' });
    const bare = startBreakGlass(deps, { actor, slug, reason: ' perché ', minutes: 30 });
    await expect(bare).rejects.toMatchObject({ code: 'break_glass.reason_missing' });
    for (const minutes of [0, 61, 1.5, Number.NaN]) {
      await expect(start(actor, slug, minutes)).rejects.toMatchObject({
        code: 'break_glass.minutes_not_allowed',
      });
    }
    const staff = await aStaffMember(db);
    await expect(start(staff, slug)).rejects.toMatchObject({ code: 'right.missing' });
    const row = { id: crypto.randomUUID(), member_id: actor.memberId, community_id: id, reason };
    const tooLong = { ...row, started_at: now(), ends_at: later(now(), hour + minute) };
    const inserting = db.insertInto('break_glass').values(tooLong).execute();
    await expect(inserting).rejects.toMatchObject({ constraint: 'break_glass_hour' });

    const queue = await db.startTransaction().execute();
    await lockCommunity(queue, slug);
    const both = Promise.allSettled([start(actor, slug), start(actor, slug)]);
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const lost = (await both).filter(({ status }) => status === 'rejected');
    expect(lost).toMatchObject([{ reason: { code: 'break_glass.already_open' } }]);
  });

  it('is seen by administrators, the staff and privacy officers, and stays as it was', async () => {
    const { slug } = await aCommunity(db);
    const actor = await anAdministrator();
    const { id } = await start(actor, slug);
    for (const role of ['platform_admin', 'regional_staff', 'privacy_officer'] as const) {
      const reader = await aStaffMember(db, role);
      const { items, opens } = await listBreakGlass(deps, { actor: reader, locale: 'it' });
      expect(items.find((one) => one.id === id)).toMatchObject({ reason, community: { slug } });
      expect(opens).toBe(role === 'platform_admin');
    }
    const helper = await aStaffMember(db, 'support');
    const reading = listBreakGlass(deps, { actor: helper, locale: 'it' });
    await expect(reading).rejects.toMatchObject({ code: 'right.missing' });
    await endBreakGlass(deps, { actor, id });
    const longer = { ended_at: null };
    const reopening = db.updateTable('break_glass').set(longer).where('id', '=', id).execute();
    await expect(reopening).rejects.toMatchObject({ constraint: 'break_glass_immutable' });
    const forgetting = db.deleteFrom('break_glass').where('id', '=', id).execute();
    await expect(forgetting).rejects.toThrow();
  });
});
