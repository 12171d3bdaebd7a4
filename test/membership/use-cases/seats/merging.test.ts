// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import {
  mergeJournal,
  type MergeJournal,
} from '../../../../src/membership/domain/merge-journal.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import {
  eraseMember,
  exportMember,
  neededLevel,
} from '../../../../src/membership/use-cases/organisations/member-feature.js';
import {
  mergeMember as mergeOrganisations,
  undoMerge as undoOrganisations,
} from '../../../../src/membership/use-cases/organisations/merge-member.js';
import { acceptDelegation } from '../../../../src/membership/use-cases/seats/answer-delegation.js';
import { decideSeat } from '../../../../src/membership/use-cases/seats/answer-seat.js';
import { endDelegation } from '../../../../src/membership/use-cases/seats/end-delegation.js';
import { giveSeatBack } from '../../../../src/membership/use-cases/seats/end-seat.js';
import { myDelegations } from '../../../../src/membership/use-cases/seats/my-delegations.js';
import { undoMerge } from '../../../../src/membership/use-cases/undo-merge.js';
import { aStint, actorOf, someActor } from '../../../support/builders/membership.js';
import {
  aDelegate,
  aNamedDelegate,
  aSeat,
  aSeatRequest,
  type BuiltSeat,
} from '../../../support/builders/seats.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const merge = (from: MemberId, into: MemberId): Promise<MergeJournal> =>
  db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
const undo = (from: MemberId, into: MemberId, journal: MergeJournal): Promise<void> =>
  db.transaction().execute((trx) => undoMerge(trx, { from, into, at: new Date() }, journal));
const belongs = async ({ community }: BuiltSeat, memberId: MemberId): Promise<boolean> =>
  (await db
    .selectFrom('live_membership')
    .select('stint_id')
    .where('community_id', '=', community.id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()) !== undefined;
const sits = async (memberId: MemberId) => {
  const mine = await myDelegations(deps, { actor: actorOf(memberId), locale: 'it' });
  return mine.map(({ id, bringsStint }) => ({ id, bringsStint }));
};
const giveBack = ({ representative: actor, seatId }: BuiltSeat) =>
  giveSeatBack(deps, { actor, seatId });

async function two() {
  const seat = await aSeat(db);
  const { actor } = await aDelegate(db, seat);
  const { memberId: into } = await someActor(db);
  return { seat, from: actor.memberId, into };
}

describe('I18 two profiles of one person', () => {
  it('go on sitting there as one, for as long as the seat, and as before when it is undone', async () => {
    const { seat, from, into } = await two();
    const journal = await merge(from, into);
    expect(await sits(into)).toMatchObject([{ bringsStint: true }]);
    expect(await sits(from)).toEqual([]);
    await undo(from, into, journal);
    expect(await sits(from)).toMatchObject([{ bringsStint: true }]);
    expect(await belongs(seat, into)).toBe(false);
    await giveBack(seat);
    expect(await belongs(seat, from)).toBe(false);
  });

  it('win no membership of their own by a seat', async () => {
    const { seat, from, into } = await two();
    await merge(from, into);
    await giveBack(seat);
    expect(await belongs(seat, into)).toBe(false);
  });

  it('keep the membership that one had in their own right', async () => {
    for (const side of ['from', 'into'] as const) {
      const { seat, from, into } = await two();
      const { community } = seat;
      const own = (await someActor(db)).memberId;
      await aStint(db, { community, memberId: own });
      const [gone, stays] = side === 'from' ? [own, from] : [from, own];
      const journal = await merge(gone, stays);
      expect(await sits(stays)).toMatchObject([{ bringsStint: false }]);
      await undo(gone, stays, journal);
      expect(await sits(from)).toMatchObject([{ bringsStint: true }]);
      await giveBack(seat);
      expect(await belongs(seat, from)).toBe(false);
      expect(await belongs(seat, own)).toBe(true);
      expect(await belongs(seat, into)).toBe(false);
    }
  });

  it('keep the term of that membership, until it is undone', async () => {
    const { seat, from } = await two();
    const { community } = seat;
    const own = (await someActor(db)).memberId;
    await aStint(db, { community, memberId: own });
    const until = later(now(), day);
    const termOf = (memberId: MemberId) =>
      db
        .selectFrom('stint')
        .select(['join_path', 'expires_at', 'status', 'grace_until'])
        .where('member_id', '=', memberId)
        .where('ended_at', 'is', null)
        .execute();
    const ending = { status: 'grace' as const, grace_until: until, expires_at: until };
    const grace = { ...ending, grace_reason: 'expired' as const };
    await db.updateTable('stint').set(grace).where('member_id', '=', own).execute();
    const journal = await merge(own, from);
    expect(await termOf(from)).toEqual([{ join_path: 'open', ...ending }]);
    await undo(own, from, mergeJournal.parse(JSON.parse(JSON.stringify(journal))));
    expect(await termOf(from)).toEqual([
      { join_path: 'seat', status: 'active', expires_at: null, grace_until: null },
    ]);
    expect(await termOf(own)).toMatchObject([{ expires_at: until }]);
  });

  it('do not get back by the undoing what came with a seat that was lost since', async () => {
    const { seat, from } = await two();
    const own = (await someActor(db)).memberId;
    await aStint(db, { community: seat.community, memberId: own });
    const journal = await merge(from, own);
    const [held] = await sits(own);
    await endDelegation(deps, {
      actor: seat.representative,
      delegateId: held?.id ?? ('' as never),
    });
    await undo(from, own, journal);
    expect(await belongs(seat, from)).toBe(false);
    expect(await belongs(seat, own)).toBe(true);
  });

  it('hold no delegation that one of them named the other for', async () => {
    const seat = await aSeat(db);
    const { actor } = await aDelegate(db, seat);
    await merge(actor.memberId, seat.representative.memberId);
    expect(await sits(seat.representative.memberId)).toEqual([]);
    expect(await belongs(seat, seat.representative.memberId)).toBe(false);
  });

  it('hold nothing that one named the other for, nor answer what one of them asked', async () => {
    const seat = await aSeat(db);
    const { actor } = await aDelegate(db, seat);
    const from = seat.representative.memberId;
    const asked = await aSeatRequest(db);
    const { memberId: asker } = asked.representative;
    await db.transaction().execute(async (trx) => {
      await mergeMember(trx, { from, into: actor.memberId, at: new Date() });
      await mergeOrganisations(trx, { from, into: actor.memberId, at: new Date() });
      await mergeOrganisations(trx, { from: asker, into: asked.manager.memberId, at: new Date() });
    });
    expect(await sits(actor.memberId)).toEqual([]);
    expect(await belongs(seat, actor.memberId)).toBe(false);
    const { manager, seatId } = asked;
    const deciding = decideSeat(deps, { actor: manager, seatId, decision: 'approve' });
    await expect(deciding).rejects.toMatchObject({ code: 'seat.own' });
  });

  it('go on asking in the name of the organisation whom one of them asked, and the other after the undoing', async () => {
    const seat = await aSeat(db);
    const { memberId: from } = seat.representative;
    const { memberId: into } = await someActor(db);
    const named = await aNamedDelegate(db, seat);
    const waiting = await aNamedDelegate(db, seat);
    const journal = await db
      .transaction()
      .execute((trx) => mergeOrganisations(trx, { from, into, at: new Date() }));
    await acceptDelegation(deps, named);
    await db
      .transaction()
      .execute((trx) => undoOrganisations(trx, { from, into, at: new Date() }, journal));
    await acceptDelegation(deps, waiting);
    expect(await sits(named.actor.memberId)).toHaveLength(1);
    expect(await sits(waiting.actor.memberId)).toHaveLength(1);
  });

  it('need no affiliation where a seat let one of them in, and count once', async () => {
    const { seat, from, into } = await two();
    const path = async (memberId: MemberId) =>
      db
        .selectFrom('stint')
        .select('join_path')
        .where('member_id', '=', memberId)
        .where('ended_at', 'is', null)
        .execute();
    const journal = await merge(from, into);
    expect(await path(into)).toEqual([{ join_path: 'seat' }]);
    await undo(from, into, journal);
    expect(await path(from)).toEqual([{ join_path: 'seat' }]);
    const counted = await db
      .selectFrom('member_count_delta')
      .select((e) => e.fn.sum('delta').as('members'))
      .where('community_id', '=', seat.community.id)
      .executeTakeFirstOrThrow();
    expect(Number(counted.members)).toBe(2);
  });

  it('speak for one organisation where each spoke for another', async () => {
    const { seat, from } = await two();
    const second = await aSeat(db, { community: seat.community });
    const other = await aDelegate(db, second);
    const journal = await merge(from, other.actor.memberId);
    expect(await sits(other.actor.memberId)).toMatchObject([{ id: other.delegateId }]);
    await undo(from, other.actor.memberId, journal);
    expect(await belongs(seat, from)).toBe(false);
    expect(await belongs(seat, other.actor.memberId)).toBe(true);
  });
});

describe('a delegate', () => {
  it('keeps a way in that proves them, and reads for whom they act in their export', async () => {
    const { seat, from } = await two();
    expect(await neededLevel(db, from)).toBe('substantial');
    expect(await exportMember(db, from)).toMatchObject({
      delegations: [{ community: seat.community.slug, status: 'active' }],
    });
  });

  it('I19 is asked nothing any more once erased, and what they wrote is blanked', async () => {
    const seat = await aSeat(db);
    const { actor } = await aNamedDelegate(db, seat);
    await db
      .updateTable('seat')
      .set({ message: 'Ada Neri' })
      .where('id', '=', seat.seatId)
      .execute();
    const { memberId } = seat.representative;
    for (const id of [actor.memberId, memberId]) {
      await db.transaction().execute((trx) => eraseMember(trx, { memberId: id, at: new Date() }));
    }
    expect(await sits(actor.memberId)).toEqual([]);
    const row = await db
      .selectFrom('seat')
      .select('message')
      .where('id', '=', seat.seatId)
      .execute();
    expect(row).toEqual([{ message: '' }]);
  });
});
