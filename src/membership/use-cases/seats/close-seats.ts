// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { SeatId } from '../../../kernel/ids.js';
import { findOrganisation } from '../../store/organisations/organisations.js';
import { listSeatsToClose } from '../../store/seats/seats.js';
import { transact } from '../transact.js';
import { endSeatWith } from './end-seat-with.js';
import { findHeldSeat } from './hold-seat.js';

const batch = 100;

/**
 * Ends the seats of organisations that are no more, and in communities that are archived, a hundred at a time, each
 * in its own transaction. A job; may run on every node at once. @returns how many
 */
export async function closeSeats(deps: { db: Db; now: Clock }): Promise<number> {
  let done = 0;
  for (const id of await listSeatsToClose(deps.db, batch)) {
    if (await transact(deps.db, (trx) => closeOne(trx, id, deps.now()))) done += 1;
  }
  return done;
}

async function closeOne(trx: Trx, id: SeatId, at: Date): Promise<boolean> {
  const held = await findHeldSeat(trx, id);
  if (!held) return false;
  const { seat, community } = held;
  const organisation = await findOrganisation(trx, seat.organisationId);
  // The index may have named it again since.
  if (organisation?.status !== 'dissolved' && community.status !== 'archived') return false;
  await endSeatWith(trx, held, { status: 'closed', at, by: undefined });
  return true;
}
