// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { SeatId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Seat } from '../../domain/seats/seat.js';
import { lockCommunity } from '../../store/communities.js';
import { findSeat, lockSeat } from '../../store/seats/seats.js';

export interface HeldSeat {
  readonly seat: Seat;
  readonly community: Community;
}

/**
 * A live seat, held after its community, as everything that ends memberships takes them.
 * @throws PiazzaError `seat.not_found`
 */
export async function holdSeat(trx: Trx, seatId: SeatId): Promise<HeldSeat> {
  const held = await findHeldSeat(trx, seatId);
  if (!held) throw new PiazzaError('seat.not_found', { seatId });
  return held;
}

/** The same where its end is nobody's fault. */
export async function findHeldSeat(trx: Trx, seatId: SeatId): Promise<HeldSeat | undefined> {
  const found = await findSeat(trx, seatId);
  const community = found && (await lockCommunity(trx, { id: found.communityId }));
  const seat = found && (await lockSeat(trx, seatId));
  return seat && community && { seat, community };
}
