// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { archiveCommunity } from '../../../../src/membership/use-cases/lifecycle/archive-community.js';
import { closeArchived } from '../../../../src/membership/use-cases/lifecycle/close-archived.js';
import { closeSeats } from '../../../../src/membership/use-cases/seats/close-seats.js';
import { acceptDelegation } from '../../../../src/membership/use-cases/seats/answer-delegation.js';
import { endDelegation } from '../../../../src/membership/use-cases/seats/end-delegation.js';
import { giveSeatBack, revokeSeat } from '../../../../src/membership/use-cases/seats/end-seat.js';
import { aGrant, aStaffMember, aStint, someActor } from '../../../support/builders/membership.js';
import { dissolve } from '../../../support/builders/organisation.js';
import {
  aDelegate,
  aNamedDelegate,
  aSeat,
  type BuiltSeat,
} from '../../../support/builders/seats.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** A seat with one who came in by it, one who belonged already, and one who has not answered. */
async function aFullSeat() {
  const seat = await aSeat(db);
  const guest = await aDelegate(db, seat);
  const own = await someActor(db);
  await aStint(db, { community: seat.community, memberId: own.memberId });
  await aDelegate(db, seat, own);
  await aNamedDelegate(db, seat);
  return { seat, guest, own };
}

/** What was told of a community, in its order. */
async function toldOf({ community }: BuiltSeat): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['type', 'data'])
    .where('community_id', '=', community.id)
    .orderBy('seq')
    .execute();
  return rows
    .filter(({ type }) => /^(seat|delegate|stint)\.ended|community\.frozen/.test(type))
    .map(({ type, data }) => [type, data['how'], data['why']].filter(Boolean).join(' '));
}

const membersOf = async ({ community }: BuiltSeat): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('live_membership')
    .select('member_id')
    .where('community_id', '=', community.id)
    .execute();
  return rows.map(({ member_id: id }) => id);
};

const everybodyGoes = [
  'delegate.ended dropped seat_ended',
  'stint.ended expired seat_ended',
  'delegate.ended dropped seat_ended',
  'delegate.ended dropped seat_ended',
];

describe('a seat that ends', () => {
  it('I3 takes the delegations with it, then the memberships that came with them, no other', async () => {
    const { seat, guest, own } = await aFullSeat();
    await giveSeatBack(deps, { actor: seat.representative, seatId: seat.seatId });
    expect(await toldOf(seat)).toEqual([...everybodyGoes, 'seat.ended given_back']);
    const left = await membersOf(seat);
    expect(left).toContain(own.memberId);
    expect(left).not.toContain(guest.actor.memberId);
  });

  it('does so when the community takes it away, and when the organisation is no more', async () => {
    const revoked = (await aFullSeat()).seat;
    const { manager: actor, seatId } = revoked;
    await revokeSeat(deps, { actor, seatId, reason: 'Non partecipa' });
    expect(await toldOf(revoked)).toEqual([...everybodyGoes, 'seat.ended revoked']);

    const { seat } = await aFullSeat();
    await dissolve(db, seat.organisationId);
    expect(await closeSeats(deps)).toBe(1);
    expect(await toldOf(seat)).toEqual([...everybodyGoes, 'seat.ended closed']);
    expect(await closeSeats(deps)).toBe(0);
  });

  it('ends after the memberships where the community is archived', async () => {
    const { seat } = await aFullSeat();
    const { slug } = seat.community;
    const reason = 'Ha concluso i suoi lavori';
    await archiveCommunity(deps, { actor: await aStaffMember(db), slug, reason });
    expect(await closeSeats(deps)).toBe(0);
    await closeArchived(deps);
    expect(await closeSeats(deps)).toBe(1);
    const told = await toldOf(seat);
    expect(told.at(-1)).toBe('seat.ended closed');
    expect(told.filter((what) => what === 'stint.ended closed')).toHaveLength(3);
  });

  it('takes no role: whoever manages the community by now keeps a membership of their own', async () => {
    for (const end of ['revoked', 'given_back', 'taken'] as const) {
      const { seat, guest } = await aFullSeat();
      const { community, seatId, manager, representative } = seat;
      const { memberId } = guest.actor;
      await aGrant(db, { community, memberId, role: 'manager' });
      const reason = 'Non partecipa';
      if (end === 'revoked') await revokeSeat(deps, { actor: manager, seatId, reason });
      if (end === 'given_back') await giveSeatBack(deps, { actor: representative, seatId });
      if (end === 'taken') {
        await endDelegation(deps, { actor: representative, delegateId: guest.delegateId });
      }
      expect(await membersOf(seat)).toContain(memberId);
      expect(await toldOf(seat)).not.toContain('stint.ended expired seat_ended');
      const grants = await db
        .selectFrom('role_grant')
        .select('status')
        .where('member_id', '=', memberId)
        .execute();
      expect(grants).toEqual([{ status: 'active' }]);
      const rows = await db
        .selectFrom('seat_delegate')
        .select(['brings_stint', 'stint_id'])
        .where('id', '=', guest.delegateId)
        .where('ended_at', 'is not', null)
        .execute();
      expect(rows).toMatchObject([{ brings_stint: false }]);
    }
  });

  it('is given back, and a delegate taken away, only with a fresh sign-in', async () => {
    const { seat, guest, own } = await aFullSeat();
    const { seatId, representative } = seat;
    const { delegateId } = guest;
    const actor = { ...representative, authenticatedAt: later(now(), -hour) };
    const stale = { code: 'session.not_fresh' };
    await expect(giveSeatBack(deps, { actor, seatId })).rejects.toMatchObject(stale);
    await expect(endDelegation(deps, { actor, delegateId })).rejects.toMatchObject(stale);
    const resigning = { ...guest.actor, authenticatedAt: actor.authenticatedAt };
    await endDelegation(deps, { actor: resigning, delegateId });
    expect(await membersOf(seat)).toEqual(expect.arrayContaining([own.memberId]));
  });

  it('I3 cannot end in the database while somebody sits there, nor can the membership', async () => {
    const { seat, guest } = await aFullSeat();
    const ending = db
      .updateTable('seat')
      .set({ status: 'given_back', ended_at: now() })
      .where('id', '=', seat.seatId)
      .execute();
    await expect(ending).rejects.toMatchObject({ constraint: 'seat_delegate_seat' });
    const leaving = db
      .updateTable('stint')
      .set({ status: 'left', ended_at: now() })
      .where('member_id', '=', guest.actor.memberId)
      .execute();
    await expect(leaving).rejects.toMatchObject({ constraint: 'seat_delegate_stint' });
  });

  it('I6 is history', async () => {
    const { seat } = await aFullSeat();
    const { seatId } = seat;
    await giveSeatBack(deps, { actor: seat.representative, seatId });
    const reopening = db
      .updateTable('seat')
      .set({ status: 'held', ended_at: null })
      .where('id', '=', seatId)
      .execute();
    await expect(reopening).rejects.toMatchObject({ constraint: 'seat_immutable' });
  });
});

describe('at the same moment', () => {
  it('I3 an acceptance waits for a seat that is given back, and comes to nothing', async () => {
    const seat = await aSeat(db);
    const named = await aNamedDelegate(db, seat);
    const { representative: actor, seatId } = seat;
    let accepting: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await giveSeatBack({ db: trx, now }, { actor, seatId });
      accepting = acceptDelegation(deps, named).catch((error: unknown) => error);
      await untilBlocked(db);
    });
    expect(await accepting).toMatchObject({ code: 'delegate.not_found' });
    expect(await membersOf(seat)).not.toContain(named.actor.memberId);
  });

  it('I3 giving back waits for an acceptance, and ends it too', async () => {
    const seat = await aSeat(db);
    const named = await aNamedDelegate(db, seat);
    const { representative: actor, seatId } = seat;
    let giving: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await acceptDelegation({ db: trx, now }, named);
      giving = giveSeatBack(deps, { actor, seatId });
      await untilBlocked(db);
    });
    await giving;
    expect(await membersOf(seat)).not.toContain(named.actor.memberId);
  });

  it('I1 leaving and the end of the delegation end one membership once', async () => {
    const seat = await aSeat(db);
    const { actor, delegateId } = await aDelegate(db, seat);
    const { slug } = seat.community;
    let ending: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await leaveCommunity({ db: trx, now }, { actor, slug });
      const end = { actor: seat.representative, delegateId };
      ending = endDelegation(deps, end).catch((error: unknown) => error);
      await untilBlocked(db);
    });
    expect(await ending).toMatchObject({ code: 'delegate.not_found' });
    expect(await toldOf(seat)).toEqual(['delegate.ended dropped', 'stint.ended left']);
  });
});
