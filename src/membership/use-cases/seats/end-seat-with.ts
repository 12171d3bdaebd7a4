// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { lockDelegates } from '../../store/seats/delegates.js';
import { endSeatRow, type SeatEnd } from '../../store/seats/seats.js';
import { endDelegationWith } from './end-delegation-with.js';
import type { HeldSeat } from './hold-seat.js';
import { recordSeat } from './record-seat.js';

/**
 * Ends a seat, or what never became one: first each delegation as its own change, with the membership that came
 * with it, then the seat. The caller holds the community and the seat.
 */
export async function endSeatWith(
  trx: Trx,
  { seat }: Pick<HeldSeat, 'seat'>,
  end: SeatEnd & { readonly why?: 'merged' },
): Promise<void> {
  const act = { at: end.at, actor: end.by };
  for (const delegate of await lockDelegates(trx, { seatId: seat.id })) {
    await endDelegationWith(trx, delegate, { ...act, status: 'dropped', why: 'seat_ended' });
  }
  await endSeatRow(trx, seat, end);
  const ended = { ...seat, status: end.status };
  await recordSeat(trx, 'seat.ended', ended, { ...act, was: seat.status, why: end.why });
}
