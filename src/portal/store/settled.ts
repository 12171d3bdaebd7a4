// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';

/** Forgets what portals were told and was settled before a moment, a batch at a time; how many. */
export async function deleteSettled(
  db: Db,
  table: 'webhook_delivery' | 'logout_delivery',
  { before, batch }: { readonly before: Date; readonly batch: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where id = any (array(
      select id from ${sql.table(table)} where settled_at < ${before} limit ${batch}))`.execute(db);
  return Number(numAffectedRows ?? 0);
}
