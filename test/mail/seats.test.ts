// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { offerSeat } from '../../src/membership/use-cases/seats/ask-for-seat.js';
import {
  closeDueSeats,
  lapseDelegations,
} from '../../src/membership/use-cases/seats/close-due-seats.js';
import { giveSeatBack, revokeSeat } from '../../src/membership/use-cases/seats/end-seat.js';
import { decideSeat } from '../../src/membership/use-cases/seats/answer-seat.js';
import { acceptDelegation } from '../../src/membership/use-cases/seats/answer-delegation.js';
import { aCommunity, actorOf, aStaffMember } from '../support/builders/membership.js';
import { anOrganisation } from '../support/builders/organisation.js';
import { aBan } from '../support/builders/measures.js';
import { aNamedDelegate, aDelegate, aSeat, aSeatRequest } from '../support/builders/seats.js';
import { useDatabase } from '../support/database.js';
import { told } from '../support/told.js';

const { db } = useDatabase();
const deps = { db, now };
const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });

beforeEach(async () => void (await told(db)));

it('the managers hear of a request, who answers for the organisation of what came of it', async () => {
  const { manager, representative, seatId } = await aSeatRequest(db);
  expect((await told(db)).get(manager.memberId)).toEqual(['seat_requested']);
  const reason = 'Siamo al completo';
  await decideSeat(deps, { actor: manager, seatId, decision: 'refuse', reason });
  const heard = await told(db);
  expect(heard.get(representative.memberId)).toEqual(['seat_refused']);
  expect(heard.get(manager.memberId)).toBeUndefined();
});

it('who asked for it has a receipt; silence is told to the staff, then to the organisation', async () => {
  const staff = await aStaffMember(db);
  const { manager, representative } = await aSeatRequest(db);
  expect((await told(db)).get(representative.memberId)).toContain('seat_received');
  await closeDueSeats(inDays(16));
  const alarm = await told(db);
  expect(alarm.get(staff.memberId)).toEqual(['seat_escalated']);
  expect(alarm.get(manager.memberId)).toBeUndefined();
  await closeDueSeats(inDays(32));
  expect((await told(db)).get(representative.memberId)).toEqual(['seat_lapsed']);
});

it('an offer that nobody answered is told to the side that made it', async () => {
  const { slug, managerId } = await aCommunity(db);
  const organisationId = await anOrganisation(db);
  await offerSeat(deps, { actor: actorOf(managerId), slug, organisationId });
  const seat = await aSeat(db);
  await aNamedDelegate(db, seat);
  await told(db);
  await closeDueSeats(inDays(31));
  await lapseDelegations(inDays(15));
  const heard = await told(db);
  expect(heard.get(managerId)).toEqual(['seat_offer_lapsed']);
  expect(heard.get(seat.representative.memberId)).toEqual(['delegate_lapsed']);
});

it('a delegate hears that they are named, both sides that they accept', async () => {
  const seat = await aSeat(db);
  expect((await told(db)).get(seat.representative.memberId)).toContain('seat_started');
  const named = await aNamedDelegate(db, seat);
  expect((await told(db)).get(named.actor.memberId)).toEqual(['delegate_named']);
  await acceptDelegation(deps, named);
  const heard = await told(db);
  for (const { memberId } of [seat.manager, seat.representative]) {
    expect(heard.get(memberId)).toEqual(['delegate_started']);
  }
  expect(heard.get(named.actor.memberId)).toBeUndefined();
});

it('the end of a seat is told once to whoever sat there, and to the other side', async () => {
  const seat = await aSeat(db);
  const { actor } = await aDelegate(db, seat);
  await told(db);
  const { seatId, representative, manager } = seat;
  await giveSeatBack(deps, { actor: representative, seatId });
  const heard = await told(db);
  expect(heard.get(actor.memberId)).toEqual(['delegate_ended']);
  expect(heard.get(manager.memberId)).toEqual(['seat_given_back']);
  expect(heard.get(representative.memberId)).toBeUndefined();

  const other = await aSeat(db);
  await aDelegate(db, other);
  await told(db);
  const revoked = { actor: other.manager, seatId: other.seatId, reason: 'Non partecipa' };
  await revokeSeat(deps, revoked);
  expect((await told(db)).get(other.representative.memberId)).toEqual(['seat_revoked']);
});

it('a delegate who leaves is told of leaving, the organisation of the empty seat', async () => {
  const seat = await aSeat(db);
  const { actor } = await aDelegate(db, seat);
  await told(db);
  await leaveCommunity(deps, { actor, slug: seat.community.slug });
  const heard = await told(db);
  expect(heard.get(actor.memberId)).toEqual(['membership_left']);
  expect(heard.get(seat.representative.memberId)).toEqual(['delegate_left']);
});

it('the organisation hears that the community sent its delegate away, once', async () => {
  const seat = await aSeat(db);
  const { actor } = await aDelegate(db, seat);
  await told(db);
  await aBan(db, seat.community, actor.memberId);
  const heard = await told(db);
  expect(heard.get(seat.representative.memberId)).toEqual(['delegate_removed']);
  expect(heard.get(actor.memberId)).toContain('delegate_ended');
});
