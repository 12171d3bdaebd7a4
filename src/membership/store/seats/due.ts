// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { goesOn, notStopped } from '../lifecycle/standstill.js';
import { trustId, type DelegateId, type SeatId } from '../../../kernel/ids.js';

const most = 100;

/**
 * Seats whose answer is due at a moment, some at a time: to be told to the staff, or to be ended. None in a
 * community that stands still.
 */
export async function listDueSeats(
  db: Db,
  { at, escalatedBefore }: { readonly at: Date; readonly escalatedBefore: Date },
): Promise<readonly SeatId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from seat
    where status in ('requested', 'offered') and expected_by <= ${at}
      and ${goesOn(sql`seat.community_id`)}
      and (status = 'offered' or escalated_at is null or escalated_at <= ${escalatedBefore})
    order by expected_by limit ${most}`.execute(db);
  return rows.map(({ id }) => trustId(id));
}

export async function saveEscalated(trx: Trx, id: SeatId, at: Date): Promise<void> {
  await trx.updateTable('seat').set({ escalated_at: at }).where('id', '=', id).execute();
}

/** Offers to delegates from before a moment, some at a time; none in a community that stands still. */
export async function listDelegateOffersBefore(
  db: Db,
  before: Date,
): Promise<readonly DelegateId[]> {
  const rows = await db
    .selectFrom('seat_delegate')
    .select('id')
    .where('status', '=', 'offered')
    .where('created_at', '<=', before)
    .where(notStopped(sql.ref('seat_delegate.community_id')))
    .orderBy('created_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => trustId(id));
}
