// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { freezeCommunity } from '../../../../src/membership/use-cases/lifecycle/freeze-community.js';
import { unfreezeCommunity } from '../../../../src/membership/use-cases/lifecycle/unfreeze-community.js';
import { listEscalated } from '../../../../src/membership/use-cases/requests/list-escalated.js';
import { acceptDelegation } from '../../../../src/membership/use-cases/seats/answer-delegation.js';
import { answerSeat, decideSeat } from '../../../../src/membership/use-cases/seats/answer-seat.js';
import { askForSeat, offerSeat } from '../../../../src/membership/use-cases/seats/ask-for-seat.js';
import {
  closeDueSeats,
  lapseDelegations,
} from '../../../../src/membership/use-cases/seats/close-due-seats.js';
import { nameDelegate } from '../../../../src/membership/use-cases/seats/name-delegate.js';
import { listOrganisationSeats } from '../../../../src/membership/use-cases/seats/list-seats.js';
import { aCommunity, actorOf, aStaffMember } from '../../../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../../../support/builders/organisation.js';
import { aNamedDelegate, aSeat, aSeatRequest } from '../../../support/builders/seats.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };
const inDays = (days: number) => ({ db, now: () => later(now(), days * day) });
const seatRow = (id: string) =>
  db.selectFrom('seat').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const delegateRow = (id: string) =>
  db.selectFrom('seat_delegate').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
/** How often it was told, and how it went. */
const told = async (type: 'seat.escalated' | 'seat.ended' | 'delegate.ended', seat: string) =>
  db
    .selectFrom('outbox')
    .select((e) => [
      e
        .ref('data', '->>')
        .key('how' as never)
        .as('how'),
      'actor',
    ])
    .where('type', '=', type)
    .where((e) => e(e.ref('data', '->>').key('seat' as never), '=', seat))
    .execute();

describe('an organisation that nobody answers', () => {
  it('is told to the regional staff after the days that the community promises, once', async () => {
    const { seatId, community } = await aSeatRequest(db, { serviceDays: 3 });
    await closeDueSeats(inDays(2));
    expect((await seatRow(seatId)).escalated_at).toBeNull();
    const held = { table: 'community', id: community.id };
    await onTwoNodes(db, held, () => closeDueSeats(inDays(4)));
    expect(await told('seat.escalated', seatId)).toEqual([{ how: 'requested', actor: null }]);
    const staff = await aStaffMember(db);
    const waiting = await listEscalated(deps, { actor: staff, locale: 'it' });
    const requests = waiting.communities.flatMap((one) => one.requests);
    expect(requests.find(({ id }) => id === seatId)).toMatchObject({
      slug: community.slug,
      organisation: expect.any(String),
    });
  });

  it('waits while the community stands still, and has as long afterwards as it had left', async () => {
    const { seatId, community } = await aSeatRequest(db, { serviceDays: 10 });
    const { slug } = community;
    const staff = await aStaffMember(db);
    await freezeCommunity(inDays(4), { actor: staff, slug, reason: 'Una verifica' });
    await closeDueSeats(inDays(30));
    expect((await seatRow(seatId)).escalated_at).toBeNull();
    await unfreezeCommunity(inDays(34), { actor: staff, slug });
    await closeDueSeats(inDays(39));
    expect((await seatRow(seatId)).escalated_at).toBeNull();
    await closeDueSeats(inDays(41));
    expect((await seatRow(seatId)).escalated_at).not.toBeNull();
  });

  it('may still be answered; after fifteen days more it lapses, and asks again at once', async () => {
    const late = await aSeatRequest(db);
    const { seatId, organisationId, representative, community } = await aSeatRequest(db);
    await closeDueSeats(inDays(16));
    const answer = { actor: late.manager, seatId: late.seatId, decision: 'approve' } as const;
    await decideSeat(deps, answer);
    await closeDueSeats(inDays(30));
    expect((await seatRow(seatId)).status).toBe('requested');
    await closeDueSeats(inDays(32));
    expect(await told('seat.ended', seatId)).toEqual([{ how: 'lapsed', actor: null }]);
    expect((await seatRow(late.seatId)).status).toBe('held');

    const own = { actor: representative, organisationId, locale: 'it' } as const;
    const { seats } = await listOrganisationSeats(deps, own);
    expect(seats.items).toMatchObject([{ id: seatId, status: 'lapsed' }]);
    const ask = { actor: representative, organisationId, slug: community.slug };
    await expect(askForSeat(inDays(32), ask)).resolves.toEqual(expect.any(String));
  });

  it('is not ended by a node that was slower than the decision', async () => {
    const { seatId, manager } = await aSeatRequest(db);
    await closeDueSeats(inDays(16));
    let closing: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await decideSeat({ db: trx, now }, { actor: manager, seatId, decision: 'approve' });
      closing = closeDueSeats(inDays(32));
      await untilBlocked(db);
    });
    await closing;
    expect((await seatRow(seatId)).status).toBe('held');
    expect(await told('seat.ended', seatId)).toEqual([]);
  });
});

it('a seat that is offered and not answered in thirty days lapses, without the staff', async () => {
  const { slug, managerId } = await aCommunity(db);
  const organisationId = await anOrganisation(db);
  const actor = await aRepresentative(db, organisationId);
  const offer = { actor: actorOf(managerId), organisationId, slug };
  const seatId = await offerSeat(deps, offer);
  await closeDueSeats(inDays(29));
  expect(await seatRow(seatId)).toMatchObject({ status: 'offered', escalated_at: null });
  await closeDueSeats(inDays(31));
  expect(await told('seat.ended', seatId)).toEqual([{ how: 'lapsed', actor: null }]);
  const answering = answerSeat(deps, { actor, seatId, answer: 'accept' });
  await expect(answering).rejects.toMatchObject({ code: 'seat.not_found' });
  await expect(offerSeat(inDays(31), offer)).resolves.toEqual(expect.any(String));
});

describe('somebody who is asked to sit for an organisation', () => {
  it('has fourteen days; then they may be asked again, and what they hold stays', async () => {
    const seat = await aSeat(db);
    const { seatId, representative } = seat;
    const { actor, delegateId } = await aNamedDelegate(db, seat);
    const sitting = await aNamedDelegate(db, seat);
    await acceptDelegation(deps, sitting);
    await lapseDelegations(inDays(13));
    expect((await delegateRow(delegateId)).status).toBe('offered');
    const held = { table: 'community', id: seat.community.id };
    await onTwoNodes(db, held, () => lapseDelegations(inDays(15)));
    expect(await told('delegate.ended', seatId)).toEqual([{ how: 'lapsed', actor: null }]);
    expect((await delegateRow(sitting.delegateId)).status).toBe('active');

    const accepting = acceptDelegation(deps, { actor, delegateId });
    await expect(accepting).rejects.toMatchObject({ code: 'delegate.not_found' });
    const again = { actor: representative, seatId, memberId: actor.memberId };
    await expect(nameDelegate(deps, again)).resolves.toEqual(expect.any(String));
  });

  it('does not accept after that, even before it is closed', async () => {
    const named = await aNamedDelegate(db, await aSeat(db));
    await expect(acceptDelegation(inDays(15), named)).rejects.toMatchObject({
      code: 'role.lapsed',
    });
  });

  it('is not too late when they answer at the same moment', async () => {
    const named = await aNamedDelegate(db, await aSeat(db));
    let lapsing: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await acceptDelegation({ db: trx, now }, named);
      lapsing = lapseDelegations(inDays(15));
      await untilBlocked(db);
    });
    await lapsing;
    expect((await delegateRow(named.delegateId)).status).toBe('active');
  });
});
