// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, hour, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { answerSeat, decideSeat } from '../../../../src/membership/use-cases/seats/answer-seat.js';
import { askForSeat, offerSeat } from '../../../../src/membership/use-cases/seats/ask-for-seat.js';
import {
  giveSeatBack,
  revokeSeat,
  withdrawSeatOffer,
} from '../../../../src/membership/use-cases/seats/end-seat.js';
import {
  listCommunitySeats,
  listOrganisationSeats,
} from '../../../../src/membership/use-cases/seats/list-seats.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  actorOf,
  someActor,
} from '../../../support/builders/membership.js';
import {
  anOrganisation,
  aRepresentative,
  dissolve,
} from '../../../support/builders/organisation.js';
import { aSeat, aSeatRequest } from '../../../support/builders/seats.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const approve = { decision: 'approve' } as const;
const refuse = { decision: 'refuse', reason: 'Siamo al completo' } as const;

const seatsOf = async ({ community, manager }: Awaited<ReturnType<typeof aSeatRequest>>) => {
  const { seats } = await listCommunitySeats(deps, {
    actor: manager,
    slug: community.slug,
    locale: 'it',
  });
  return seats.items;
};

describe('a seat that an organisation asks for', () => {
  it('is decided by those who decide who belongs, and seen by the staff', async () => {
    const asked = await aSeatRequest(db);
    const { manager, seatId, community, organisationId } = asked;
    for (const actor of [await someActor(db), asked.representative]) {
      const deciding = decideSeat(deps, { actor, seatId, ...approve });
      await expect(deciding).rejects.toMatchObject({ code: 'right.missing' });
    }
    expect(await seatsOf(asked)).toMatchObject([{ id: seatId, status: 'requested' }]);

    await decideSeat(deps, { actor: manager, seatId, ...approve });

    const staff = await aStaffMember(db);
    const { slug } = community;
    const seen = await listCommunitySeats(deps, { actor: staff, slug, locale: 'it' });
    expect(seen).toMatchObject({ seats: { items: [{ status: 'held' }] }, may: { decide: false } });
    const theirs = { actor: staff, organisationId, locale: 'it' } as const;
    expect(await listOrganisationSeats(deps, theirs)).toMatchObject({ represents: false });
    await expect(decideSeat(deps, { actor: manager, seatId, ...approve })).rejects.toMatchObject({
      code: 'seat.answered',
    });
  });

  it('is asked for by who answers for it now, with a strong sign-in, where they may see', async () => {
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    const { slug } = await aCommunity(db);
    const hidden = await aCommunity(db, { visibility: 'hidden' });
    const ask = { actor, organisationId, slug };
    const refusals = [
      [{ ...ask, actor: await someActor(db) }, 'right.missing'],
      [{ ...ask, organisationId: await anOrganisation(db) }, 'right.missing'],
      [{ ...ask, actor: { ...actor, level: 'low' } }, 'session.level_too_low'],
      [{ ...ask, slug: hidden.slug }, 'community.not_found'],
    ] as const;
    for (const [one, code] of refusals) {
      await expect(askForSeat(deps, one)).rejects.toMatchObject({ code });
    }
    await askForSeat(deps, ask);
    await expect(askForSeat(deps, ask)).rejects.toMatchObject({ code: 'seat.already_there' });
  });

  it('I9 is refused with a reason that it reads, and may be asked for again after the cool-down', async () => {
    const { manager, representative, seatId, organisationId, community } = await aSeatRequest(db);
    const bare = decideSeat(deps, { actor: manager, seatId, decision: 'refuse', reason: ' ' });
    await expect(bare).rejects.toMatchObject({ code: 'seat.reason_missing' });
    await decideSeat(deps, { actor: manager, seatId, ...refuse });

    const ask = { actor: representative, organisationId, slug: community.slug };
    const own = { actor: representative, organisationId, locale: 'it' } as const;
    expect((await listOrganisationSeats(deps, own)).seats.items).toMatchObject([
      { status: 'refused', reason: refuse.reason },
    ]);
    await expect(askForSeat(deps, ask)).rejects.toMatchObject({ code: 'seat.too_soon' });
    const afterwards = { db, now: () => later(now(), 31 * day) };
    const again = await askForSeat(afterwards, ask);
    await decideSeat(afterwards, { actor: manager, seatId: again, ...refuse, mayAskAgain: true });
    await expect(askForSeat({ db, now: () => later(now(), 62 * day) }, ask)).resolves.toEqual(
      expect.any(String),
    );
  });

  it('I7 is not decided by the manager who asked for the organisation', async () => {
    const organisationId = await anOrganisation(db);
    const other = await aCommunity(db);
    const both = await aRepresentative(db, organisationId);
    await aGrant(db, { community: other, memberId: both.memberId, role: 'manager' });
    const seatId = await askForSeat(deps, { actor: both, organisationId, slug: other.slug });
    for (const decision of [approve, refuse]) {
      const deciding = decideSeat(deps, { actor: both, seatId, ...decision });
      await expect(deciding).rejects.toMatchObject({ code: 'seat.own' });
    }
    await decideSeat(deps, { actor: actorOf(other.managerId), seatId, ...approve });
  });

  it('is for those whom the community takes in, by the rules of now', async () => {
    const affiliation = {
      organisations: [],
      kinds: ['public_body' as const],
      proof: 'declared' as const,
    };
    const ways = [{ path: 'affiliation' as const, affiliation }];
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    const { slug } = await aCommunity(db, { ways });
    const asking = askForSeat(deps, { actor, organisationId, slug });
    await expect(asking).rejects.toMatchObject({ code: 'seat.not_admitted' });

    const { seatId, manager, community } = await aSeatRequest(db, { organisationId });
    await db
      .updateTable('community')
      .set({ join_ways: JSON.stringify(ways) })
      .where('id', '=', community.id)
      .execute();
    const deciding = decideSeat(deps, { actor: manager, seatId, ...approve });
    await expect(deciding).rejects.toMatchObject({ code: 'seat.not_admitted' });
  });

  it('is not given to an organisation that is no more', async () => {
    const { seatId, manager, organisationId } = await aSeatRequest(db);
    await dissolve(db, organisationId);
    const deciding = decideSeat(deps, { actor: manager, seatId, ...approve });
    await expect(deciding).rejects.toMatchObject({ code: 'organisation.not_active' });
  });

  it('I8 is one, whoever of two representatives and the community asks first', async () => {
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    const community = await aCommunity(db);
    const manager = actorOf(community.managerId);
    const { slug } = community;
    let second: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await askForSeat({ db: trx, now }, { actor, organisationId, slug });
      second = offerSeat(deps, { actor: manager, organisationId, slug }).catch((e: unknown) => e);
      await untilBlocked(db);
    });
    expect(await second).toMatchObject({ code: 'seat.already_there' });
    expect(
      await db
        .selectFrom('seat')
        .select('status')
        .where('community_id', '=', community.id)
        .execute(),
    ).toEqual([{ status: 'requested' }]);
  });
});

describe('a seat that a community offers', () => {
  const offered = async () => {
    const community = await aCommunity(db, { visibility: 'hidden' });
    const organisationId = await anOrganisation(db);
    const manager = actorOf(community.managerId);
    const offer = { actor: manager, organisationId, slug: community.slug };
    const seatId = await offerSeat(deps, offer);
    return { community, manager, offer, seatId, organisationId };
  };

  it('is taken or declined by who answers for the organisation, nobody else', async () => {
    const { seatId, organisationId, offer, manager } = await offered();
    for (const actor of [manager, await someActor(db)]) {
      const answering = answerSeat(deps, { actor, seatId, answer: 'accept' });
      await expect(answering).rejects.toMatchObject({ code: 'right.missing' });
    }
    const actor = await aRepresentative(db, organisationId);
    await answerSeat(deps, { actor, seatId, answer: 'decline' });
    const again = await offerSeat(deps, offer);
    await answerSeat(deps, { actor, seatId: again, answer: 'accept' });
    const own = await listOrganisationSeats(deps, { actor, organisationId, locale: 'it' });
    expect(own.seats.items).toMatchObject([{ id: again, status: 'held' }]);
  });

  it('is taken back before an answer; neither side takes back what the other asked', async () => {
    const { seatId, manager, organisationId } = await offered();
    const actor = await aRepresentative(db, organisationId);
    const giving = giveSeatBack(deps, { actor, seatId });
    await expect(giving).rejects.toMatchObject({ code: 'seat.answered' });
    await withdrawSeatOffer(deps, { actor: manager, seatId });
    const answering = answerSeat(deps, { actor, seatId, answer: 'accept' });
    await expect(answering).rejects.toMatchObject({ code: 'seat.not_found' });

    const asked = await aSeatRequest(db);
    const withdrawing = withdrawSeatOffer(deps, { actor: asked.manager, seatId: asked.seatId });
    await expect(withdrawing).rejects.toMatchObject({ code: 'seat.answered' });
  });
});

describe('a seat that the community takes away', () => {
  it('I9 needs a manager with a fresh sign-in and a reason, and is not asked for again at once', async () => {
    const { seatId, manager, community, representative, organisationId } = await aSeat(db);
    const { memberId } = await aGrant(db, { community, role: 'membership_manager' });
    const reason = 'Non partecipa da un anno';
    const stale = { ...manager, authenticatedAt: later(now(), -hour) };
    const refusals = [
      [actorOf(memberId), reason, 'right.missing'],
      [representative, reason, 'right.missing'],
      [stale, reason, 'session.not_fresh'],
      [manager, '', 'seat.reason_missing'],
    ] as const;
    for (const [actor, why, code] of refusals) {
      const revoking = revokeSeat(deps, { actor, seatId, reason: why });
      await expect(revoking).rejects.toMatchObject({ code });
    }
    await revokeSeat(deps, { actor: manager, seatId, reason });
    const ask = { actor: representative, organisationId, slug: community.slug };
    await expect(askForSeat(deps, ask)).rejects.toMatchObject({ code: 'seat.too_soon' });
  });
});
