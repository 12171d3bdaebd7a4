// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { SeatId } from '../../../kernel/ids.js';
import { admitsOrganisation, mayAskAgainAt, taken } from '../../domain/seats/seat.js';
import { saveTaken } from '../../store/seats/seats.js';
import { demand, demandActive, demandSight, powersOf } from '../authorise.js';
import { activeOrganisation, demandRepresentative } from '../organisations/authorise.js';
import { transact } from '../transact.js';
import { endSeatWith } from './end-seat-with.js';
import { holdSeat, type HeldSeat } from './hold-seat.js';
import { recordSeat } from './record-seat.js';

interface OneSeat {
  readonly actor: Actor;
  readonly seatId: SeatId;
}

/**
 * The community takes an organisation in that asked for it, or refuses it with a reason. Whether it is admitted is
 * judged again by the rules of now; nobody decides on what they asked for themselves.
 * @throws PiazzaError `seat.not_found`, `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `seat.answered`, `community.not_active`, `seat.not_admitted`, `organisation.not_active`, `seat.own`,
 *   `seat.reason_missing`
 */
export async function decideSeat(
  deps: { db: Db; now: Clock },
  {
    actor,
    seatId,
    ...decision
  }: OneSeat &
    (
      | { readonly decision: 'approve' }
      | { readonly decision: 'refuse'; readonly reason: string; readonly mayAskAgain?: boolean }
    ),
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await holdSeat(trx, seatId);
    const { seat, community } = held;
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.decide');
    if (seat.status !== 'requested') throw new PiazzaError('seat.answered', { seatId });
    demandActive(community);
    const at = deps.now();
    const by = actor.memberId;
    if (decision.decision === 'approve') return take(trx, held, { by, at });
    const { reason, mayAskAgain } = decision;
    const again = mayAskAgain ? undefined : mayAskAgainAt(community, at);
    await endSeatWith(trx, held, { status: 'refused', at, by, reason, mayAskAgainAt: again });
  });
}

/**
 * A representative takes a seat that a community offers, or declines it.
 * @throws PiazzaError `seat.not_found`, `right.missing`, `session.level_too_low`, `seat.answered`,
 *   `community.not_active`, `organisation.not_active`, `seat.not_admitted`, `seat.own`
 */
export async function answerSeat(
  deps: { db: Db; now: Clock },
  { actor, seatId, answer }: OneSeat & { readonly answer: 'accept' | 'decline' },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await holdSeat(trx, seatId);
    const { seat } = held;
    const at = deps.now();
    const by = actor.memberId;
    await demandRepresentative(trx, actor, { organisationId: seat.organisationId, at });
    if (seat.status !== 'offered') throw new PiazzaError('seat.answered', { seatId });
    if (answer === 'decline') return endSeatWith(trx, held, { status: 'declined', at, by });
    demandActive(held.community);
    await take(trx, held, { by, at });
  });
}

async function take(
  trx: Trx,
  { seat, community }: HeldSeat,
  { by, at }: { by: Actor['memberId']; at: Date },
): Promise<void> {
  const organisation = await activeOrganisation(trx, seat.organisationId);
  if (!admitsOrganisation(community, organisation)) {
    throw new PiazzaError('seat.not_admitted', { slug: community.slug });
  }
  const begun = taken(seat, { by, at });
  await saveTaken(trx, begun);
  await recordSeat(trx, 'seat.started', begun, { at, actor: by, was: seat.status });
}
