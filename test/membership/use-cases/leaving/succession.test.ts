// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { CommunityId, MemberId, RoleGrantId } from '../../../../src/kernel/ids.js';
import { lockCommunity } from '../../../../src/membership/store/communities.js';
import { agreeToSucceed } from '../../../../src/membership/store/leaving/successors.js';
import { answerOffer } from '../../../../src/membership/use-cases/answer-offer.js';
import { lapseOffers } from '../../../../src/membership/use-cases/close-due-grants.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { listSuccessors } from '../../../../src/membership/use-cases/leaving/list-successors.js';
import { offerRole } from '../../../../src/membership/use-cases/offer-role.js';
import { pauseMembership } from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { previewLeave } from '../../../../src/membership/use-cases/preview-leave.js';
import { resignRole } from '../../../../src/membership/use-cases/resign-role.js';
import { aCommunity, actorOf, aGrant, aStint } from '../../../support/builders/membership.js';
import { anAskedSuccessor, aSuccessor } from '../../../support/builders/succession.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const inCharge = async (id: CommunityId) => {
  const roles = db.selectFrom('live_role').select(['role', 'member_id as by']);
  const held = await roles
    .where('community_id', '=', id)
    .where('role', '<>', 'co_manager')
    .execute();
  const { status } = await db
    .selectFrom('community')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { status, held };
};
const statusOf = async (id: RoleGrantId) =>
  (
    await db
      .selectFrom('role_grant')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status;
const grantOf = async (memberId: MemberId): Promise<RoleGrantId> => {
  const query = db.selectFrom('live_role').select('grant_id').where('member_id', '=', memberId);
  return (await query.executeTakeFirstOrThrow()).grant_id as RoleGrantId;
};
const leave = (community: Awaited<ReturnType<typeof aCommunity>>, successor?: RoleGrantId) =>
  leaveCommunity(deps, { actor: actorOf(community.managerId), slug: community.slug, successor });

describe('I2 the last manager who leaves', () => {
  it('hands over to who agreed, in the same act', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aSuccessor(db, { community });
    expect(await inCharge(community.id)).toMatchObject({ held: [{ by: community.managerId }] });

    await leave(community);

    const held = [{ role: 'manager', by: memberId }];
    expect(await inCharge(community.id)).toEqual({ status: 'active', held });
  });

  it('hands over to the one they name, of several, and ends what they asked of others', async () => {
    const community = await aCommunity(db);
    const first = await aSuccessor(db, { community });
    const named = await aSuccessor(db, { community });
    const silent = await anAskedSuccessor(db, { community });

    await leave(community, named.grantId);

    expect((await inCharge(community.id)).held).toEqual([{ role: 'manager', by: named.memberId }]);
    expect(await statusOf(first.grantId)).toBe('withdrawn');
    expect(await statusOf(silent.grantId)).toBe('withdrawn');
  });

  it('is not held back by a named one who thought again, nor by an unknown one', async () => {
    const community = await aCommunity(db);
    const { memberId, grantId } = await aSuccessor(db, { community });
    await answerOffer(deps, { actor: actorOf(memberId), grantId, accept: false });
    await leave(community, grantId);
    expect(await inCharge(community.id)).toEqual({ status: 'frozen', held: [] });
  });

  it('leaves nothing to somebody who has not answered, who rests, or who left', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    await anAskedSuccessor(db, { community });
    const resting = actorOf((await aSuccessor(db, { community })).memberId);
    await pauseMembership(deps, { actor: resting, slug, listed: true });
    const gone = actorOf((await aSuccessor(db, { community })).memberId);
    await leaveCommunity(deps, { actor: gone, slug });

    await leave(community);

    expect(await inCharge(community.id)).toEqual({ status: 'frozen', held: [] });
  });

  it('hands over by giving the role back, too, and by being erased', async () => {
    const resigning = await aCommunity(db);
    const one = await aSuccessor(db, { community: resigning });
    const grantId = await grantOf(resigning.managerId);
    await resignRole(deps, { actor: actorOf(resigning.managerId), grantId });
    expect((await inCharge(resigning.id)).held).toEqual([{ role: 'manager', by: one.memberId }]);

    const erasing = await aCommunity(db);
    const two = await aSuccessor(db, { community: erasing });
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: erasing.managerId, at: new Date() }));
    expect((await inCharge(erasing.id)).held).toEqual([{ role: 'manager', by: two.memberId }]);
  });

  it('gives nothing away when one who rests gives the role back, while another manager stays', async () => {
    const community = await aCommunity(db);
    const resting = await aGrant(db, { community, role: 'manager' });
    const theirs = { ...community, managerId: resting.memberId };
    const { grantId } = await aSuccessor(db, { community: theirs });
    const actor = actorOf(resting.memberId);
    await pauseMembership(deps, { actor, slug: community.slug, listed: true });
    await resignRole(deps, { actor, grantId: resting.id });
    const held = [{ role: 'manager', by: community.managerId }];
    expect((await inCharge(community.id)).held).toEqual(held);
    expect(await statusOf(grantId)).toBe('withdrawn');
  });

  it('gives nothing away while another manager stays', async () => {
    const community = await aCommunity(db);
    const other = await aGrant(db, { community, role: 'manager' });
    const { grantId } = await aSuccessor(db, { community });
    await leave(community);
    expect((await inCharge(community.id)).held).toEqual([{ role: 'manager', by: other.memberId }]);
    expect(await statusOf(grantId)).toBe('withdrawn');
  });
});

describe('asking somebody to succeed', () => {
  it('is a manager’s own, of their own place', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const coManager = actorOf((await aGrant(db, { community, role: 'co_manager' })).memberId);
    const ask = { slug: community.slug, memberId, onLeave: true } as const;
    const asking = offerRole(deps, { ...ask, actor: coManager, role: 'editor' });
    await expect(asking).rejects.toMatchObject({ code: 'right.missing' });
    const actor = actorOf(community.managerId);
    const other = offerRole(deps, { ...ask, actor, role: 'editor' });
    await expect(other).rejects.toMatchObject({ code: 'right.missing' });
    const reading = listSuccessors(deps, { actor: coManager, slug: community.slug });
    await expect(reading).rejects.toMatchObject({ code: 'right.missing' });
  });

  it('is agreed to once, with the proof that the role demands, and seen by who asked', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId, grantId } = await anAskedSuccessor(db, { community });
    const weak = actorOf(memberId, { level: 'low' });
    const agree = (actor = actorOf(memberId)) =>
      answerOffer(deps, { actor, grantId, accept: true });
    await expect(agree(weak)).rejects.toMatchObject({ code: 'session.level_too_low' });
    await expect(agree()).resolves.toBe('agreed');
    await expect(agree()).rejects.toMatchObject({ code: 'role.answered' });
    const manager = actorOf(community.managerId);
    const { successors, lastManager } = await previewLeave(deps, { actor: manager, slug });
    expect(lastManager).toBe(true);
    expect(successors).toMatchObject([{ grantId, memberId, agreedAt: expect.any(Date) }]);
  });

  it('lapses when it is not answered in two weeks, or when the word is a year old', async () => {
    const community = await aCommunity(db);
    const silent = await anAskedSuccessor(db, { community });
    const agreed = await aSuccessor(db, { community });
    await lapseOffers({ db, now: () => later(now(), 15 * day) });
    expect(await statusOf(silent.grantId)).toBe('lapsed');
    expect(await statusOf(agreed.grantId)).toBe('offered');
    await lapseOffers({ db, now: () => later(now(), 366 * day) });
    expect(await statusOf(agreed.grantId)).toBe('lapsed');
  });
});

describe('I2 leaving and agreeing at the same moment', () => {
  it('sees a word that was being given', async () => {
    const community = await aCommunity(db);
    const { memberId, grantId } = await anAskedSuccessor(db, { community });
    const agreeing = await db.startTransaction().execute();
    await lockCommunity(agreeing, community.slug);
    await agreeToSucceed(agreeing, grantId, now());

    const leaving = leave(community);
    await Promise.race([leaving, untilBlocked(db)]);
    await agreeing.commit().execute();
    await leaving;

    expect((await inCharge(community.id)).held).toEqual([{ role: 'manager', by: memberId }]);
  });

  it('takes no word once the manager is leaving', async () => {
    const community = await aCommunity(db);
    const { memberId, grantId } = await anAskedSuccessor(db, { community });
    const holding = await db.startTransaction().execute();
    await lockCommunity(holding, community.slug);
    const leaving = leave(community);
    await untilBlocked(db);
    const agreeing = answerOffer(deps, { actor: actorOf(memberId), grantId, accept: true });
    const outcome = expect(agreeing).rejects.toMatchObject({ code: 'role.answered' });
    await untilBlocked(db, 2);
    await holding.commit().execute();
    await leaving;
    await outcome;
    expect(await inCharge(community.id)).toEqual({ status: 'frozen', held: [] });
  });

  it('passes over a successor who is being suspended, without waiting for it', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aSuccessor(db, { community });
    const suspending = await db.startTransaction().execute();
    const row = suspending.selectFrom('member').select('id').where('id', '=', memberId);
    await row.forUpdate().execute();

    await leave(community);
    await suspending.rollback().execute();

    expect(await inCharge(community.id)).toEqual({ status: 'frozen', held: [] });
  });
});
