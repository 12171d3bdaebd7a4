// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { acceptDelegation } from '../../../../src/membership/use-cases/seats/answer-delegation.js';
import { aBan, aRemoval, aSuspension } from '../../../support/builders/measures.js';
import { aStint, someActor } from '../../../support/builders/membership.js';
import {
  aDelegate,
  aNamedDelegate,
  aSeat,
  type BuiltSeat,
} from '../../../support/builders/seats.js';
import { terms } from '../../../support/builders/terms.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const accept = async (seat: BuiltSeat, who?: Actor) =>
  acceptDelegation(deps, await aNamedDelegate(db, seat, who));
const member = async ({ community }: BuiltSeat): Promise<Actor> => {
  const actor = await someActor(db);
  await aStint(db, { community, memberId: actor.memberId });
  return actor;
};
const belongs = async ({ community }: BuiltSeat, { memberId }: Actor): Promise<boolean> =>
  (await db
    .selectFrom('live_membership')
    .select('stint_id')
    .where('community_id', '=', community.id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()) !== undefined;

describe('no seat lets in', () => {
  it('I5 whom the community banned, nor does the representative learn of it', async () => {
    const seat = await aSeat(db);
    const actor = await member(seat);
    await aBan(db, seat.community, actor.memberId);
    const named = await aNamedDelegate(db, seat, actor);
    await expect(acceptDelegation(deps, named)).rejects.toMatchObject({
      code: 'membership.barred',
    });
    expect(await belongs(seat, actor)).toBe(false);
  });

  it('whom it removed, or refused a while ago', async () => {
    const seat = await aSeat(db, { joinPath: 'approval' });
    const removed = await member(seat);
    await aRemoval(db, seat.community, removed.memberId);
    await expect(accept(seat, removed)).rejects.toMatchObject({ code: 'membership.barred' });

    const refused = await someActor(db);
    const { slug } = seat.community;
    const asked = await joinCommunity(deps, { actor: refused, slug });
    if (asked.outcome !== 'requested') throw new Error('it is open');
    const { requestId } = asked;
    const no = { decision: 'reject', reason: 'Non ora' } as const;
    await decideJoinRequest(deps, { actor: seat.manager, requestId, ...no });
    await expect(accept(seat, refused)).rejects.toMatchObject({ code: 'membership.too_soon' });
  });

  it('a member whom it suspended', async () => {
    const seat = await aSeat(db);
    const actor = await member(seat);
    await aSuspension(db, seat.community, actor.memberId);
    await expect(accept(seat, actor)).rejects.toMatchObject({ code: 'membership.barred' });
  });

  it('anybody under age, nor whoever does not pass its level, providers and ages', async () => {
    const seat = await aSeat(db);
    const young = await someActor(db);
    await db
      .updateTable('member')
      .set({ age_class: 'minor' })
      .where('id', '=', young.memberId)
      .execute();
    await expect(accept(seat, young)).rejects.toMatchObject({ code: 'delegate.minor' });
    const high = await aSeat(db, { minimumLevel: 'high' });
    await expect(accept(high)).rejects.toMatchObject({ code: 'session.level_too_low' });
    const card = await aSeat(db, { admittedProviders: ['cie'] });
    await expect(accept(card)).rejects.toMatchObject({ code: 'membership.provider_not_admitted' });
    const { id } = seat.community;
    await db
      .updateTable('community')
      .set({ ages: 'adults', age_assessment: 'Incontri serali, servono maggiorenni.' })
      .where('id', '=', id)
      .execute();
    await expect(accept(seat)).rejects.toMatchObject({ code: 'membership.age_unknown' });
  });

  it('whoever has not accepted the terms', async () => {
    const seat = await aSeat(db);
    const version = await terms(db, seat.community);
    const named = await aNamedDelegate(db, seat);
    await expect(acceptDelegation(deps, named)).rejects.toMatchObject({
      code: 'membership.terms_not_accepted',
    });
    await acceptDelegation(deps, { ...named, accepted: { versions: [version], lang: 'it' } });
    expect(await belongs(seat, named.actor)).toBe(true);
  });

  it('whoever has no way in any more that proves them well enough', async () => {
    const seat = await aSeat(db);
    const named = await aNamedDelegate(db, seat);
    const { memberId } = named.actor;
    await db
      .updateTable('identity')
      .set({ class: 'social', level: 'none' })
      .where('member_id', '=', memberId)
      .execute();
    await expect(acceptDelegation(deps, named)).rejects.toMatchObject({
      code: 'role.means_too_weak',
    });
  });

  it('I5 a ban ends the delegation before the membership, and the seat remains', async () => {
    const seat = await aSeat(db);
    const { actor } = await aDelegate(db, seat);
    await aBan(db, seat.community, actor.memberId);
    expect(await belongs(seat, actor)).toBe(false);
    expect(
      await db
        .selectFrom('seat')
        .innerJoin('seat_delegate', 'seat_delegate.seat_id', 'seat.id')
        .select(['seat.status', 'seat_delegate.status as sits'])
        .where('seat.id', '=', seat.seatId)
        .execute(),
    ).toEqual([{ status: 'held', sits: 'dropped' }]);
  });
});
