// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import type { DelegateId, SeatId } from '../../../kernel/ids.js';
import { daysAfterEscalation } from '../../domain/join-request.js';
import { dueOf, hasLapsed } from '../../domain/seats/deadline.js';
import { offerDays } from '../../domain/terms.js';
import { lockCommunity } from '../../store/communities.js';
import { findDelegate, lockDelegate } from '../../store/seats/delegates.js';
import { listDelegateOffersBefore, listDueSeats, saveEscalated } from '../../store/seats/due.js';
import { transact } from '../transact.js';
import { dropDelegation } from './drop-delegation.js';
import { endSeatWith } from './end-seat-with.js';
import { findHeldSeat } from './hold-seat.js';
import { recordSeat } from './record-seat.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
}

/**
 * Tells the regional staff of organisations that a community has not answered in its time, and ends what stays
 * unanswered, and offers that an organisation does not answer; either may ask again at once. A job; each in its
 * own transaction, so that two nodes may run it together.
 * @returns how many were escalated or ended
 */
export async function closeDueSeats({ db, now }: Deps): Promise<number> {
  const at = now();
  const escalatedBefore = later(at, -daysAfterEscalation * day);
  let done = 0;
  for (const id of await listDueSeats(db, { at, escalatedBefore })) {
    if (await transact(db, (trx) => actOnSeat(trx, id, at))) done += 1;
  }
  return done;
}

/**
 * Ends what somebody was asked to do for an organisation and did not answer in fourteen days; not where the community
 * stands still. A job, as above.
 * @returns how many were ended
 */
export async function lapseDelegations({ db, now }: Deps): Promise<number> {
  const at = now();
  let done = 0;
  for (const id of await listDelegateOffersBefore(db, later(at, -offerDays * day))) {
    if (await transact(db, (trx) => lapse(trx, id, at))) done += 1;
  }
  return done;
}

/** False when somebody answered meanwhile, or another node was faster. */
async function actOnSeat(trx: Trx, id: SeatId, at: Date): Promise<boolean> {
  const held = await findHeldSeat(trx, id);
  const due = held?.community.status === 'active' ? dueOf(held.seat, at) : undefined;
  if (!held || !due) return false;
  if (due === 'lapse') {
    await endSeatWith(trx, held, { status: 'lapsed', at, by: undefined });
    return true;
  }
  await saveEscalated(trx, id, at);
  await recordSeat(trx, 'seat.escalated', held.seat, { at, actor: undefined });
  return true;
}

async function lapse(trx: Trx, id: DelegateId, at: Date): Promise<boolean> {
  const found = await findDelegate(trx, id);
  if (!found) return false;
  const community = await lockCommunity(trx, { id: found.communityId });
  if (community.status === 'frozen') return false;
  const offer = await lockDelegate(trx, id);
  if (!offer || !hasLapsed(offer, at)) return false;
  await dropDelegation(trx, offer, { status: 'lapsed', at, actor: undefined });
  return true;
}
