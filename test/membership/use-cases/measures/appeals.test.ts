// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MeasureId, MemberId } from '../../../../src/kernel/ids.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { answerAppeal } from '../../../../src/membership/use-cases/measures/answer-appeal.js';
import { decideAppeal } from '../../../../src/membership/use-cases/measures/decide-appeal.js';
import { openAppeal } from '../../../../src/membership/use-cases/measures/open-appeal.js';
import { readOwnMeasure } from '../../../../src/membership/use-cases/measures/read-measures.js';
import { removeMember } from '../../../../src/membership/use-cases/measures/remove-member.js';
import { lockAppeal } from '../../../../src/membership/store/measures/appeals.js';
import { aBan, aRemoval, aSuspension, orderOf } from '../../../support/builders/measures.js';
import { aCommunity, aStaffMember, aStint, actorOf } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const open = (memberId: MemberId, { measureId }: { measureId: MeasureId }) =>
  openAppeal(deps, { actor: actorOf(memberId), measureId, message: 'Non sono stata io' });

async function removed(by: typeof aRemoval = aRemoval) {
  const here = await aCommunity(db);
  const { memberId } = await aStint(db, { community: here });
  const measure = await by(db, here, memberId);
  return { here, memberId, ...measure };
}

describe('an appeal', () => {
  it.each([
    ['removal', aRemoval],
    ['ban', aBan],
  ])('upheld against a %s lets the person come back at once', async (_kind, by) => {
    const { here, memberId, measureId } = await removed(by);
    const { appealId } = await open(memberId, { measureId });
    const actor = await aStaffMember(db);
    await decideAppeal(deps, { actor, appealId, verdict: 'upheld', reason: 'Era un equivoco' });
    await joinCommunity(deps, { actor: actorOf(memberId), slug: here.slug });
  });

  it('upheld against a suspension gives the membership back', async () => {
    const { memberId, measureId } = await removed(aSuspension);
    const { appealId } = await open(memberId, { measureId });
    const actor = await aStaffMember(db);
    await decideAppeal(deps, { actor, appealId, verdict: 'upheld', reason: 'Era un equivoco' });
    const live = db.selectFrom('live_membership').select('slug').where('member_id', '=', memberId);
    expect(await live.execute()).toHaveLength(1);
  });

  it('dismissed leaves the decision, and is not made twice', async () => {
    const { here, memberId, measureId } = await removed(aBan);
    const { appealId } = await open(memberId, { measureId });
    const actor = await aStaffMember(db);
    const decision = { actor, appealId, verdict: 'dismissed', reason: 'Confermata' } as const;
    await decideAppeal(deps, decision);
    const joining = joinCommunity(deps, { actor: actorOf(memberId), slug: here.slug });
    await expect(joining).rejects.toMatchObject({ code: 'membership.barred' });
    await expect(open(memberId, { measureId })).rejects.toMatchObject({
      code: 'appeal.already_made',
    });
    await expect(decideAppeal(deps, decision)).rejects.toMatchObject({ code: 'appeal.decided' });
  });

  it('holds what both sides write, for them only', async () => {
    const { here, memberId, measureId } = await removed();
    const { appealId } = await open(memberId, { measureId });
    const staff = await aStaffMember(db);
    await answerAppeal(deps, { actor: staff, appealId, message: 'Ci racconta di più?' });
    const own = await readOwnMeasure(deps, { actor: actorOf(memberId), measureId, locale: 'it' });
    expect(own.messages).toMatchObject([
      { fromMember: true, body: 'Non sono stata io' },
      { fromMember: false, body: 'Ci racconta di più?' },
    ]);
    const manager = actorOf(here.managerId);
    const answer = answerAppeal(deps, { actor: manager, appealId, message: 'Io dico che' });
    await expect(answer).rejects.toMatchObject({ code: 'right.missing' });
    const reading = readOwnMeasure(deps, { actor: manager, measureId, locale: 'it' });
    await expect(reading).rejects.toMatchObject({ code: 'measure.not_found' });
    await expect(open(here.managerId, { measureId })).rejects.toMatchObject({
      code: 'measure.not_found',
    });
    const short = answerAppeal(deps, { actor: staff, appealId, message: ' ' });
    await expect(short).rejects.toMatchObject({ code: 'appeal.message_missing' });
  });

  it('is not decided by whoever took the decision', async () => {
    const here = await aCommunity(db);
    const { memberId } = await aStint(db, { community: here });
    const actor = await aStaffMember(db);
    const { measureId } = await removeMember(deps, { ...orderOf(here, memberId), actor });
    const { appealId } = await open(memberId, { measureId });
    const own = decideAppeal(deps, {
      actor,
      appealId,
      verdict: 'dismissed',
      reason: 'Avevo ragione',
    });
    await expect(own).rejects.toMatchObject({ code: 'appeal.own_decision' });
  });

  it('is decided once, of two at the same moment', async () => {
    const { memberId, measureId } = await removed();
    const { appealId } = await open(memberId, { measureId });
    const decide = async (verdict: 'upheld' | 'dismissed') =>
      decideAppeal(deps, { actor: await aStaffMember(db), appealId, verdict, reason: 'Deciso' });
    const queue = await db.startTransaction().execute();
    await lockAppeal(queue, appealId);
    const both = Promise.allSettled([decide('upheld'), decide('dismissed')]);
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const lost = (await both).filter(({ status }) => status === 'rejected');
    expect(lost).toMatchObject([{ reason: { code: 'appeal.decided' } }]);
  });
});
