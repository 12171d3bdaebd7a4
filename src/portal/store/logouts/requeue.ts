// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../../database/database.js';
import type { ClientId } from '../../../kernel/ids.js';

/** Ends of sessions that were given up wait again, one for each session; how many. */
export async function requeueFailedLogouts(
  trx: Trx,
  { clientId, at }: { readonly clientId: ClientId; readonly at: Date },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update logout_delivery d
    set status = 'pending', attempts = 0, next_at = ${at}, settled_at = null
    where d.id in (
      select distinct on (f.sid) f.id from logout_delivery f
      where f.client_id = ${clientId} and f.status = 'failed'
        and not exists (
          select from logout_delivery w
          where w.client_id = f.client_id and w.sid = f.sid and w.status = 'pending')
      order by f.sid, f.created_at desc, f.id desc)`.execute(trx);
  return Number(numAffectedRows);
}
