// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import type { CommunityId } from '../../kernel/ids.js';

/** The members of a community at the end of a month (or now, for the current one). */
export interface MonthlyCount {
  /** The first day of the month, UTC. */
  readonly month: Date;
  readonly members: number;
}

/** Every month since the first join; from the stints, so that it is true of any past day. */
export async function countByMonth(
  db: Db,
  communityId: CommunityId,
  now: Date,
): Promise<readonly MonthlyCount[]> {
  const { rows } = await sql<MonthlyCount>`
    with change as (
      select date_trunc('month', started_at at time zone 'UTC') as month, 1 as delta from stint
      where community_id = ${communityId}
      union all
      select date_trunc('month', ended_at at time zone 'UTC'), -1 from stint
      where community_id = ${communityId} and ended_at is not null
    ), months as (
      select generate_series(
        min(month), date_trunc('month', ${now}::timestamptz at time zone 'UTC'), '1 month'
      ) as month
      from change
    ), summed as (
      select month, sum(delta) as delta from change group by month
    )
    select m.month at time zone 'UTC' as month, sum(coalesce(s.delta, 0)) over (order by m.month) as members
    from months m left join summed s on s.month = m.month order by m.month`.execute(db);
  return rows.map(({ month, members }) => ({ month, members: Number(members) }));
}
