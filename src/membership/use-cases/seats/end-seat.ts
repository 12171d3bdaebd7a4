// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { SeatId } from '../../../kernel/ids.js';
import { mayAskAgainAt } from '../../domain/seats/seat.js';
import { demand, demandFresh, demandSight, powersOf } from '../authorise.js';
import { demandRepresentative } from '../organisations/authorise.js';
import { transact } from '../transact.js';
import { endSeatWith } from './end-seat-with.js';
import { holdSeat } from './hold-seat.js';

interface OneSeat {
  readonly actor: Actor;
  readonly seatId: SeatId;
}

/**
 * The organisation gives its seat back, at once and whatever the community says, or takes back what it asked for.
 * @throws PiazzaError `seat.not_found`, `right.missing`, `session.level_too_low`, `session.not_fresh`,
 *   `seat.answered` for an offer
 */
export async function giveSeatBack(
  deps: { db: Db; now: Clock },
  { actor, seatId }: OneSeat,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await holdSeat(trx, seatId);
    const { organisationId, status } = held.seat;
    const at = deps.now();
    await demandRepresentative(trx, actor, { organisationId, at });
    demandFresh(actor, deps.now);
    if (status === 'offered') throw new PiazzaError('seat.answered', { seatId });
    const how = status === 'held' ? 'given_back' : 'withdrawn';
    await endSeatWith(trx, held, { status: how, at, by: actor.memberId });
  });
}

/**
 * The community takes a seat from an organisation, with a reason that it reads.
 * @throws PiazzaError `seat.not_found`, `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `session.not_fresh`, `seat.answered`, `seat.reason_missing`
 */
export async function revokeSeat(
  deps: { db: Db; now: Clock },
  { actor, seatId, reason }: OneSeat & { readonly reason: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await holdSeat(trx, seatId);
    const { seat, community } = held;
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.remove');
    demandFresh(actor, deps.now);
    if (seat.status !== 'held') throw new PiazzaError('seat.answered', { seatId });
    const at = deps.now();
    const end = { status: 'revoked', at, by: actor.memberId, reason } as const;
    await endSeatWith(trx, held, { ...end, mayAskAgainAt: mayAskAgainAt(community, at) });
  });
}

/**
 * The community takes back an offer that was not answered.
 * @throws PiazzaError `seat.not_found`, `community.not_found`, `right.missing`, `session.level_too_low`, `seat.answered`
 */
export async function withdrawSeatOffer(
  deps: { db: Db; now: Clock },
  { actor, seatId }: OneSeat,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await holdSeat(trx, seatId);
    const powers = await powersOf(trx, actor, held.community.id);
    demandSight(powers, held.community);
    demand(powers, 'membership.invite');
    if (held.seat.status !== 'offered') throw new PiazzaError('seat.answered', { seatId });
    await endSeatWith(trx, held, { status: 'withdrawn', at: deps.now(), by: actor.memberId });
  });
}
