// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { eraseMember } from '../../src/membership/use-cases/erase-member.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../src/membership/use-cases/merge-member.js';
import {
  acceptDelegation,
  declineDelegation,
} from '../../src/membership/use-cases/seats/answer-delegation.js';
import { answerSeat, decideSeat } from '../../src/membership/use-cases/seats/answer-seat.js';
import { askForSeat, offerSeat } from '../../src/membership/use-cases/seats/ask-for-seat.js';
import {
  closeDueSeats,
  lapseDelegations,
} from '../../src/membership/use-cases/seats/close-due-seats.js';
import { closeSeats } from '../../src/membership/use-cases/seats/close-seats.js';
import {
  dropDelegateOffers,
  dropUnreachableDelegations,
} from '../../src/membership/use-cases/seats/drop-offers.js';
import { endDelegation } from '../../src/membership/use-cases/seats/end-delegation.js';
import {
  giveSeatBack,
  revokeSeat,
  withdrawSeatOffer,
} from '../../src/membership/use-cases/seats/end-seat.js';
import { moveDelegateOffers } from '../../src/membership/use-cases/seats/move-delegation.js';
import { nameDelegate } from '../../src/membership/use-cases/seats/name-delegate.js';
import { undoMerge } from '../../src/membership/use-cases/undo-merge.js';
import { aCommunity, actorOf, someMember } from './builders/membership.js';
import { anOrganisation, aRepresentative, dissolve, knownPerson } from './builders/organisation.js';
import { aDelegate, aNamedDelegate, aSeat, aSeatRequest } from './builders/seats.js';

/** Where they change something. */
export const seatTables = ['seat', 'seat_delegate'];

/** Each prepares what it needs and returns the act to be watched. */
export function seatActs(db: Db): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });
  const reason = 'Non è il posto giusto';
  const offered = async () => {
    const community = await aCommunity(db);
    const organisationId = await anOrganisation(db);
    const manager = actorOf(community.managerId);
    const { slug } = community;
    const seatId = await offerSeat(deps, { actor: manager, slug, organisationId });
    return { seatId, manager, actor: await aRepresentative(db, organisationId) };
  };
  const seated = async () => {
    const seat = await aSeat(db);
    return { seat, ...(await aDelegate(db, seat)) };
  };
  const named = async () => aNamedDelegate(db, await aSeat(db));
  return {
    'seats/ask-for-seat': async () => {
      const { slug } = await aCommunity(db);
      const organisationId = await anOrganisation(db);
      const actor = await aRepresentative(db, organisationId);
      return () => askForSeat(deps, { actor, organisationId, slug });
    },
    'seats/ask-for-seat offered': async () => {
      const { slug, managerId } = await aCommunity(db);
      const organisationId = await anOrganisation(db);
      return () => offerSeat(deps, { actor: actorOf(managerId), organisationId, slug });
    },
    'seats/answer-seat': async () => {
      const { manager: actor, seatId } = await aSeatRequest(db);
      return () => decideSeat(deps, { actor, seatId, decision: 'approve' });
    },
    'seats/answer-seat with no': async () => {
      const { manager: actor, seatId } = await aSeatRequest(db);
      return () => decideSeat(deps, { actor, seatId, decision: 'refuse', reason });
    },
    'seats/answer-seat by the organisation': async () => {
      const { actor, seatId } = await offered();
      return () => answerSeat(deps, { actor, seatId, answer: 'accept' });
    },
    'seats/answer-seat declined': async () => {
      const { actor, seatId } = await offered();
      return () => answerSeat(deps, { actor, seatId, answer: 'decline' });
    },
    'seats/end-seat': async () => {
      const { seat } = await seated();
      const { representative: actor, seatId } = seat;
      return () => giveSeatBack(deps, { actor, seatId });
    },
    'seats/end-seat by the community': async () => {
      const { seat } = await seated();
      const { manager: actor, seatId } = seat;
      return () => revokeSeat(deps, { actor, seatId, reason });
    },
    'seats/end-seat before it began': async () => {
      const { manager, seatId } = await offered();
      return () => withdrawSeatOffer(deps, { actor: manager, seatId });
    },
    'seats/name-delegate': async () => {
      const { representative: actor, seatId, organisationId } = await aSeat(db);
      const memberId = await someMember(db);
      await knownPerson(db, organisationId, memberId);
      return () => nameDelegate(deps, { actor, seatId, memberId });
    },
    'seats/answer-delegation': async () => {
      const one = await named();
      return () => acceptDelegation(deps, one);
    },
    'seats/answer-delegation with no': async () => {
      const one = await named();
      return () => declineDelegation(deps, one);
    },
    'seats/end-delegation': async () => {
      const { actor, delegateId } = await seated();
      return () => endDelegation(deps, { actor, delegateId });
    },
    'seats/drop-delegation': async () => {
      const { actor, seat } = await seated();
      return () => leaveCommunity(deps, { actor, slug: seat.community.slug });
    },
    'seats/close-seats': async () => {
      const { seat } = await seated();
      await dissolve(db, seat.organisationId);
      return () => closeSeats(deps);
    },
    'seats/close-due-seats that go to the staff': async () => {
      await aSeatRequest(db);
      return () => closeDueSeats(inDays(16));
    },
    'seats/close-due-seats that lapse': async () => {
      await aSeatRequest(db);
      await offered();
      await closeDueSeats(inDays(16));
      return () => closeDueSeats(inDays(32));
    },
    'seats/close-due-seats of delegates': async () => {
      await named();
      return () => lapseDelegations(inDays(15));
    },
    'seats/drop-offers': async () => {
      const { actor } = await named();
      return () =>
        db.transaction().execute((trx) => dropDelegateOffers(trx, actor.memberId, now()));
    },
    'seats/drop-offers that can be proven no more': async () => {
      const { actor } = await seated();
      const { memberId } = actor;
      const act = { at: now(), actor: memberId, level: 'low' as const };
      return () =>
        db.transaction().execute((trx) => dropUnreachableDelegations(trx, memberId, act));
    },
    'seats/carry-delegation': async () => {
      const { actor } = await seated();
      const into = await someMember(db);
      return () =>
        db.transaction().execute(async (trx) => {
          const kept = await mergeMember(trx, { from: actor.memberId, into, at: new Date() });
          await undoMerge(trx, { from: actor.memberId, into, at: new Date() }, kept);
        });
    },
    'seats/move-delegation': async () => {
      const { actor } = await named();
      const to = await someMember(db);
      const move = { to, at: now() };
      return () => db.transaction().execute((trx) => moveDelegateOffers(trx, actor.memberId, move));
    },
    'seats/end-delegation-with': async () => {
      const { actor } = await seated();
      return () =>
        db
          .transaction()
          .execute((trx) => eraseMember(trx, { memberId: actor.memberId, at: new Date() }));
    },
  };
}
