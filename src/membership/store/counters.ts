// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';

/**
 * Adds what changed since the last time to the counted members, now and month by month, in one statement; what another node is
 * adding at this moment is left to it.
 * @returns how many changes were added.
 */
export async function rollUpCounts(db: Db, limit = 10_000): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from member_count_delta where id in (
        select id from member_count_delta order by id limit ${limit} for update skip locked
      ) returning community_id, delta, at
    ), months as (
      insert into member_month as m (community_id, month, delta)
      select community_id, date_trunc('month', at at time zone 'UTC')::date as month, sum(delta) from taken
      where at > '-infinity' group by community_id, month order by community_id, month
      on conflict (community_id, month) do update set delta = m.delta + excluded.delta
    ), added as (
      insert into member_count as k (community_id, members)
      select community_id, sum(delta) from taken group by community_id order by community_id
      on conflict (community_id) do update set members = k.members + excluded.members
    )
    select count(*) as taken from taken`.execute(db);
  return rows[0]?.taken ?? 0;
}
