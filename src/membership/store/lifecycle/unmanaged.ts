// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type CommunityId } from '../../../kernel/ids.js';

/**
 * Those that have been frozen since before a moment because nobody answers for them; what the staff froze has a
 * reason. The version before, which serves while nodes are replaced, does not say since when.
 */
export async function listUnmanaged(
  db: Db,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly CommunityId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from community
    where status = 'frozen' and status_reason is null and active_managers = 0
      and coalesce(frozen_at, '-infinity') <= ${before}
    order by frozen_at, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => trustId(id));
}
