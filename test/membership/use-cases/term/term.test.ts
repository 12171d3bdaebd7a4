// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { Trx } from '../../../../src/database/database.js';
import type { MemberId, StintId } from '../../../../src/kernel/ids.js';
import type { Stint } from '../../../../src/membership/domain/stint.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { keepTerms } from '../../../../src/membership/use-cases/term/keep-terms.js';
import { renewMembership } from '../../../../src/membership/use-cases/term/renew-membership.js';
import { setMembershipTerm } from '../../../../src/membership/use-cases/term/set-membership-term.js';
import { startGrace } from '../../../../src/membership/use-cases/term/start-grace.js';
import { restoreStint } from '../../../../src/membership/store/organisations/resting-stints.js';
import { findLiveStint, lockStint } from '../../../../src/membership/store/stints.js';
import {
  aCommunity,
  aGrant,
  aStint,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import { terms } from '../../../support/builders/terms.js';
import { useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };
const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });

/** A member whose membership ends in so many days, after which a grace of 60 begins, or of so many. */
async function ending(days: number, graceDays = 60) {
  const community = await aCommunity(db);
  const actor = actorOf(community.managerId);
  const term = { months: 12, graceDays, onLoss: 'grace' as const };
  await setMembershipTerm(deps, { actor, slug: community.slug, term });
  const { memberId, stintId } = await aGrant(db, { community, role: 'editor' });
  const expires = later(now(), days * day);
  await db.updateTable('stint').set({ expires_at: expires }).where('id', '=', stintId).execute();
  return { community, slug: community.slug, memberId, stintId };
}

const stint = (id: StintId) =>
  db
    .selectFrom('stint')
    .select(['status', 'expires_at', 'grace_until', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const told = async (subject: MemberId) =>
  (
    await db
      .selectFrom('outbox')
      .select(['type', 'data'])
      .where('subject', '=', subject)
      .where('type', 'in', ['stint.expiring', 'stint.grace', 'stint.renewed', 'stint.ended'])
      .orderBy('seq')
      .execute()
  ).map(({ type, data }) => [type, (data as { days?: number }).days].filter(Boolean).join(' '));

describe('a membership', () => {
  it('has no end by itself, and one where the community set a term', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const [first, second] = [await someActor(db), await someActor(db)];
    await joinCommunity(deps, { actor: first, slug });
    const term = { months: 12, graceDays: 60, onLoss: 'grace' as const };
    await setMembershipTerm(deps, { actor: actorOf(community.managerId), slug, term });
    await joinCommunity(deps, { actor: second, slug });
    const endOf = async (memberId: MemberId) =>
      (await findLiveStint(db, community.id, memberId))?.expiresAt;
    expect(await endOf(first.memberId)).toBeUndefined();
    const months = ((await endOf(second.memberId))?.getTime() ?? 0) - now().getTime();
    expect(Math.round(months / day)).toBeGreaterThanOrEqual(364);
  });

  it('is reminded of at 30, 14, 7 and 1 days, once each, also by two nodes at once', async () => {
    const { memberId, community } = await ending(31);
    const here = { table: 'community', id: community.id };
    await keepTerms(inDays(0));
    for (const passed of [2, 17, 25, 30.5]) {
      await onTwoNodes(db, here, () => keepTerms(inDays(passed)));
      await keepTerms(inDays(passed));
    }
    expect(await told(memberId)).toEqual([
      'stint.expiring 30',
      'stint.expiring 14',
      'stint.expiring 7',
      'stint.expiring 1',
    ]);
  });

  it('keeps everything in grace, then lapses with its roles', async () => {
    const { memberId, stintId } = await ending(0);
    await keepTerms(inDays(1));
    expect(await stint(stintId)).toMatchObject({ status: 'grace', ended_at: null });
    const roles = db.selectFrom('live_role').select('role').where('member_id', '=', memberId);
    const live = db.selectFrom('live_membership').select('slug').where('member_id', '=', memberId);
    expect([(await roles.execute()).length, (await live.execute()).length]).toEqual([1, 1]);
    await keepTerms(inDays(60));
    expect(await stint(stintId)).toMatchObject({ status: 'grace' });
    await keepTerms(inDays(62));
    expect(await stint(stintId)).toMatchObject({ status: 'expired' });
    expect([(await roles.execute()).length, (await live.execute()).length]).toEqual([0, 0]);
    expect(await told(memberId)).toEqual(['stint.grace', 'stint.expiring 1', 'stint.ended']);
  });

  it('is reminded of again before the grace is over, though it was before its end, by two nodes at once', async () => {
    const { memberId, stintId, community } = await ending(1);
    const here = { table: 'community', id: community.id };
    for (const passed of [0.5, 1, 31.5, 47.5, 54.5, 60.5]) {
      await onTwoNodes(db, here, () => keepTerms(inDays(passed)));
      await keepTerms(inDays(passed));
    }
    const grace = [30, 14, 7, 1].map((days) => `stint.expiring ${days}`);
    expect(await told(memberId)).toEqual(['stint.expiring 1', 'stint.grace', ...grace]);
    const last = await db
      .selectFrom('outbox')
      .select('data')
      .where('subject', '=', memberId)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    const { grace_until: until } = await stint(stintId);
    expect(last.data).toMatchObject({ grace: 'expired', until: until?.toISOString() });
  });

  it.each([
    [10, ['stint.expiring 7', 'stint.expiring 1']],
    [7, ['stint.expiring 1']],
    [1, []],
  ])('of a grace of %i days only the reminders that fit in it come', async (graceDays, fitting) => {
    const { memberId } = await ending(0, graceDays);
    await keepTerms(inDays(0.01));
    for (let hours = 1; hours < graceDays * 24; hours += 6) await keepTerms(inDays(hours / 24));
    expect(await told(memberId)).toEqual(['stint.grace', ...fitting]);
  });

  it('that is back from a grace is reminded of its own end from the first on', async () => {
    const { memberId, stintId } = await ending(100);
    const within = (act: (trx: Trx, held: Stint) => Promise<unknown>) =>
      db.transaction().execute(async (trx) => {
        const held = await lockStint(trx, stintId);
        if (!held) throw new Error('no stint');
        await act(trx, held);
      });
    const why = { at: now(), actor: undefined, why: 'affiliation_ended' } as const;
    await within((trx, held) => startGrace(trx, held, why));
    await keepTerms(inDays(54));
    await within(restoreStint);
    await keepTerms(inDays(71));
    expect(await told(memberId)).toEqual(['stint.grace', 'stint.expiring 7', 'stint.expiring 30']);
  });

  it('that was renewed in grace is reminded of no more', async () => {
    const { memberId, slug } = await ending(0);
    await keepTerms(inDays(1));
    await renewMembership(inDays(2), { actor: actorOf(memberId), slug });
    await keepTerms(inDays(55));
    expect(await told(memberId)).toEqual(['stint.grace', 'stint.renewed']);
  });

  it('is renewed by one click from its end on, in its last month and in grace, not before', async () => {
    const early = await ending(40);
    const actor = actorOf(early.memberId);
    const code = 'membership.not_renewable';
    await expect(renewMembership(deps, { actor, slug: early.slug })).rejects.toMatchObject({
      code,
    });
    await renewMembership(inDays(20), { actor, slug: early.slug });
    const { expires_at: next } = await stint(early.stintId);
    expect(Math.round(((next?.getTime() ?? 0) - now().getTime()) / day)).toBeGreaterThanOrEqual(
      404,
    );

    const late = await ending(0);
    await keepTerms(inDays(1));
    await renewMembership(inDays(2), { actor: actorOf(late.memberId), slug: late.slug });
    expect(await stint(late.stintId)).toMatchObject({ status: 'active', grace_until: null });
  });

  it('is renewed by a sign-in and with the terms that joining asks for by now', async () => {
    const { memberId, slug, community } = await ending(10);
    const actor = actorOf(memberId);
    const weak = renewMembership(deps, { actor: { ...actor, level: 'none' }, slug });
    await expect(weak).rejects.toMatchObject({ code: 'session.level_too_low' });
    const version = await terms(db, community);
    const silent = renewMembership(deps, { actor, slug });
    await expect(silent).rejects.toMatchObject({ code: 'membership.terms_not_accepted' });
    const accepted = { versions: [version], lang: 'it' } as const;
    await renewMembership(deps, { actor, slug, accepted });
    await renewMembership(inDays(360), { actor, slug });
  });

  it('goes into grace, not out of the door, when what it rested on is gone', async () => {
    const community = await aCommunity(db);
    const held = await aStint(db, { community });
    const act = { at: now(), actor: undefined, why: 'affiliation_ended' } as const;
    const grace = () => db.transaction().execute((trx) => startGrace(trx, held, act));
    const until = await grace();
    expect(until && Math.round((until.getTime() - now().getTime()) / day)).toBe(60);
    expect(await grace()).toBeUndefined();
    const renewing = renewMembership(deps, { actor: actorOf(held.memberId), slug: community.slug });
    await expect(renewing).rejects.toMatchObject({ code: 'membership.not_renewable' });
  });

  it('is given a term by who may change the rules, within limits', async () => {
    const community = await aCommunity(db);
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const set = (
      by: MemberId,
      term: { months: number | undefined; graceDays: number; onLoss: 'grace' },
    ) => setMembershipTerm(deps, { actor: actorOf(by), slug: community.slug, term });
    const allowed = { months: 12, graceDays: 60, onLoss: 'grace' as const };
    await expect(set(memberId, allowed)).rejects.toMatchObject({ code: 'right.missing' });
    const code = 'membership.term_not_allowed';
    const { managerId } = community;
    await expect(set(managerId, { ...allowed, months: 0 })).rejects.toMatchObject({ code });
    await expect(set(managerId, { ...allowed, graceDays: 366 })).rejects.toMatchObject({ code });
  });
});
