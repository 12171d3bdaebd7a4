// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import { can } from '../../../../src/membership/domain/policy.js';
import { listLeads } from '../../../../src/membership/store/programmes/leads.js';
import { powersOf } from '../../../../src/membership/use-cases/authorise.js';
import { answerLead } from '../../../../src/membership/use-cases/programmes/answer-lead.js';
import { appointLead } from '../../../../src/membership/use-cases/programmes/appoint-lead.js';
import { closeDueLeads } from '../../../../src/membership/use-cases/programmes/close-due-leads.js';
import { endLead } from '../../../../src/membership/use-cases/programmes/end-lead.js';
import { mergeMember } from '../../../../src/membership/use-cases/programmes/merge-member.js';
import {
  aCommunity,
  actorOf,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from '../../../support/builders/membership.js';
import { aLead, aProgramme } from '../../../support/builders/programme.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

async function offered(months?: number) {
  const staff = await aStaffMember(db);
  const { slug: programme, id } = await aProgramme(db);
  const actor = await someActor(db);
  const offer = { actor: staff, programme, memberId: actor.memberId, months };
  return { staff, actor, offer, programmeId: id, grantId: await appointLead(deps, offer) };
}

describe('the lead of a programme', () => {
  it('begins when the person accepts, for two years unless said', async () => {
    const { actor, grantId, programmeId } = await offered();
    await answerLead(deps, { actor, grantId, answer: 'accept' });
    const [lead] = await listLeads(db, { programmeId });
    const months = (lead?.validUntil?.getTime() ?? 0) - now().getTime();
    expect(lead?.status).toBe('active');
    expect(Math.round(months / day / 30.44)).toBe(24);
    await expect(answerLead(deps, { actor, grantId, answer: 'accept' })).rejects.toMatchObject({
      code: 'role.answered',
    });
  });

  it('is offered by staff alone, freshly proven, to somebody else, for three years at most', async () => {
    const { staff, offer } = await offered();
    const memberId = await someMember(db);
    const offerBy = (over: Partial<typeof offer>) =>
      appointLead(deps, { ...offer, memberId, ...over });
    const stale = { ...staff, authenticatedAt: later(now(), -20 * minute) };
    for (const [over, code] of [
      [{ actor: await someActor(db) }, 'right.missing'],
      [{ actor: stale }, 'session.not_fresh'],
      [{ actor: { ...staff, level: 'low' as const } }, 'session.level_too_low'],
      [{ months: 37 }, 'role.term_not_allowed'],
      [{ months: 0 }, 'role.term_not_allowed'],
      [{ memberId: staff.memberId }, 'role.to_oneself'],
      [{ memberId: offer.memberId }, 'role.already_open'],
    ] as const) {
      await expect(offerBy(over)).rejects.toMatchObject({ code });
    }
  });

  it('is the person’s own to answer, with a strong and fresh sign-in, within two weeks', async () => {
    const { actor, grantId } = await offered();
    const answer = (by: typeof actor, at = now()) =>
      answerLead({ db, now: () => at }, { actor: by, grantId, answer: 'accept' });
    await expect(answer(await someActor(db))).rejects.toMatchObject({ code: 'role.not_found' });
    await expect(answer({ ...actor, level: 'low' })).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
    await expect(answer(actor, later(now(), 20 * minute))).rejects.toMatchObject({
      code: 'session.not_fresh',
    });
    await expect(answer(actor, later(now(), 15 * day))).rejects.toMatchObject({
      code: 'role.lapsed',
    });
  });

  it('dies with the right of who offered it', async () => {
    const { staff, actor, grantId } = await offered();
    const holding = db.updateTable('platform_grant').where('member_id', '=', staff.memberId);
    await holding.set({ status: 'ended', ended_at: now() }).execute();
    const accepting = answerLead(deps, { actor, grantId, answer: 'accept' });
    await expect(accepting).rejects.toMatchObject({ code: 'role.granter_gone' });
    await answerLead(deps, { actor, grantId, answer: 'decline' });
  });

  it('is given back by the person, or taken by staff, and by nobody else', async () => {
    const first = await aLead(db, await aProgramme(db));
    const second = await aLead(db, await aProgramme(db));
    const { grantId } = second;
    await expect(endLead(deps, { actor: first.actor, grantId })).rejects.toMatchObject({
      code: 'right.missing',
    });
    await endLead(deps, { actor: await aStaffMember(db), grantId });
    await endLead(deps, first);
    await expect(endLead(deps, first)).rejects.toMatchObject({ code: 'role.not_found' });
    const how = await db
      .selectFrom('programme_grant')
      .select('status')
      .where('id', 'in', [first.grantId, grantId])
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    expect(how).toEqual([{ status: 'resigned' }, { status: 'revoked' }]);
  });

  it('ends with its term, and an offer after two weeks', async () => {
    const held = await aLead(db, await aProgramme(db));
    const { grantId } = await offered();
    const closeAt = (days: number) => closeDueLeads({ db, now: () => later(now(), days * day) });
    await closeAt(15);
    await closeAt(800);
    const rows = await db
      .selectFrom('programme_grant')
      .select(['id', 'status'])
      .where('id', 'in', [held.grantId, grantId])
      .execute();
    expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [held.grantId, 'expired'],
        [grantId, 'lapsed'],
      ]),
    );
  });

  it('is either accepted or withdrawn, when both come at the same moment', async () => {
    const { staff, actor, grantId } = await offered();
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await trx
        .selectFrom('programme_grant')
        .select('id')
        .where('id', '=', grantId)
        .forUpdate()
        .execute();
      pending.push(endLead(deps, { actor: staff, grantId }));
      await untilBlocked(db, 1);
      pending.push(answerLead(deps, { actor, grantId, answer: 'accept' }));
      await untilBlocked(db, 2);
    });
    const [withdrawn, accepted] = await Promise.allSettled(pending);
    expect(withdrawn?.status).toBe('fulfilled');
    expect(accepted).toMatchObject({ reason: { code: 'role.not_found' } });
  });

  it('passes to the member that its holder is merged into, unless that one gave it', async () => {
    const { actor, grantId, staff, programmeId } = await offered();
    await answerLead(deps, { actor, grantId, answer: 'accept' });
    const into = await someMember(db);
    await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from: actor.memberId, into, at: new Date() }));
    expect(await listLeads(db, { programmeId })).toMatchObject([
      { memberId: into, status: 'active' },
    ]);
    await db
      .transaction()
      .execute((trx) => mergeMember(trx, { from: into, into: staff.memberId, at: new Date() }));
    expect(await listLeads(db, { programmeId })).toEqual([]);
  });
});

describe('who leads a programme', () => {
  it('sees its hidden communities, at level substantial, and nobody’s data in them', async () => {
    const community = await aCommunity(db, { visibility: 'hidden' });
    const other = await aCommunity(db, { visibility: 'hidden' });
    await aStint(db, { community });
    const { actor } = await aLead(db, await aProgramme(db, { communities: [community] }));
    const powers = await powersOf(db, actor, community.id);
    expect(can(powers, 'community.see', community)).toBe(true);
    expect(can(powers, 'stats.read_community')).toBe(true);
    for (const action of ['member.list', 'member.list_full', 'membership.remove'] as const)
      expect(can(powers, action, community)).toBe(false);
    expect(can({ ...powers, level: 'low' }, 'community.see', community)).toBe(false);
    expect(can(await powersOf(db, actor, other.id), 'community.see', other)).toBe(false);
    const outsider = await powersOf(db, actorOf(await someMember(db)), community.id);
    expect(can(outsider, 'community.see', community)).toBe(false);
  });

  it('is told so no longer once the term is over, whether or not the job has come by', async () => {
    const community = await aCommunity(db, { visibility: 'hidden' });
    const { actor, grantId } = await aLead(db, await aProgramme(db, { communities: [community] }));
    const over = { valid_from: later(now(), -9 * day), valid_until: later(now(), -day) };
    await db.updateTable('programme_grant').set(over).where('id', '=', grantId).execute();
    expect(can(await powersOf(db, actor, community.id), 'community.see', community)).toBe(false);
  });
});
