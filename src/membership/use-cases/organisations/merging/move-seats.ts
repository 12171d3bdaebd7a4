// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../../database/database.js';
import type { MemberId } from '../../../../kernel/ids.js';
import { seatThatStays, type Merging } from '../../../domain/organisations/merging.js';
import type { Delegate } from '../../../domain/seats/delegate.js';
import type { Seat } from '../../../domain/seats/seat.js';
import { moveSeat, reseat } from '../../../store/organisations/merging.js';
import { lockDelegates } from '../../../store/seats/delegates.js';
import { lockSeatsOf } from '../../../store/seats/seats.js';
import { dropDelegation } from '../../seats/drop-delegation.js';
import { endSeatWith } from '../../seats/end-seat-with.js';
import { recordDelegate, recordSeat } from '../../seats/record-seat.js';

interface Act {
  readonly at: Date;
  readonly actor: MemberId;
}

/**
 * Seats go over, and what was asked about them; of two in one community the one that is held stays, and who sits on
 * the other sits there. Nobody loses their place, even where there are more than may be named. The caller holds the
 * communities.
 */
export async function moveSeats(trx: Trx, { from, into }: Merging, act: Act): Promise<void> {
  const own = await lockSeatsOf(trx, into);
  for (const seat of await lockSeatsOf(trx, from)) {
    const other = own.find(({ communityId }) => communityId === seat.communityId);
    if (!other) await move(trx, seat, { into, ...act });
    else if (seatThatStays(other, seat) === seat) {
      await fold(trx, other, seat, act);
      await move(trx, seat, { into, ...act });
    } else await fold(trx, seat, other, act);
  }
}

/** What portals are told of a member changes with the seat, although nothing of who sits there does. */
async function move(trx: Trx, seat: Seat, { into, ...act }: Act & Pick<Merging, 'into'>) {
  await moveSeat(trx, seat.id, into);
  await recordSeat(trx, 'seat.moved', { ...seat, organisationId: into }, act);
  for (const delegate of await lockDelegates(trx, { seatId: seat.id })) {
    if (delegate.status === 'active') await begins(trx, delegate, act);
  }
}

async function fold(trx: Trx, seat: Seat, staying: Seat, act: Act): Promise<void> {
  const there = await lockDelegates(trx, { seatId: staying.id });
  for (const delegate of await lockDelegates(trx, { seatId: seat.id })) {
    const same = there.find(({ memberId }) => memberId === delegate.memberId);
    const goes = same && (same.status === 'active' || delegate.status === 'offered');
    if (same) await dropDelegation(trx, goes ? delegate : same, { ...act, status: 'dropped' });
    if (goes) continue;
    await reseat(trx, delegate.id, staying);
    await begins(trx, { ...delegate, seatId: staying.id }, act);
  }
  const { at, actor: by } = act;
  await endSeatWith(trx, { seat }, { status: 'closed', at, by, why: 'merged' });
}

const begins = (trx: Trx, delegate: Delegate, act: Act): Promise<void> =>
  delegate.status === 'active'
    ? recordDelegate(trx, 'delegate.started', delegate, { ...act, was: 'active' })
    : recordDelegate(trx, 'delegate.named', delegate, act);
