// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import type { ClientId } from '../../../kernel/ids.js';
import type { ReminderDays } from '../../domain/agreement-end.js';

export interface Reminder {
  readonly clientId: ClientId;
  /** `2026-01-31` */
  readonly endsOn: string;
  readonly days: ReminderDays;
}

/** False where the portal was told of this end so late already; the row decides between two nodes. */
export async function markReminded(
  trx: Trx,
  { clientId, endsOn, days }: Reminder,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into portal_agreement_reminder as r (client_id, ends_on, days)
    values (${clientId}, ${endsOn}, ${days})
    on conflict (client_id) do update set ends_on = excluded.ends_on, days = excluded.days
    where r.ends_on <> excluded.ends_on or r.days > excluded.days`.execute(trx);
  return numAffectedRows === 1n;
}
