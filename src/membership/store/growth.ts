// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/database.js';
import type { CommunityId, ProgrammeId } from '../../kernel/ids.js';

/** The members at the end of a month (or now, for the current one). */
export interface MonthlyCount {
  /** The first day of the month, UTC. */
  readonly month: Date;
  readonly members: number;
}

/** Of a community: every month since the first join. */
export const countByMonth = (
  db: Db,
  communityId: CommunityId,
  now: Date,
): Promise<readonly MonthlyCount[]> => sumMonths(db, sql`(${communityId}::uuid)`, now);

/** Of the communities of a programme together; those with fewer than five members now are left out. */
export const countProgrammeByMonth = (
  db: Db,
  programmeId: ProgrammeId,
  now: Date,
): Promise<readonly MonthlyCount[]> =>
  sumMonths(
    db,
    sql`(
      select x.community_id from programme_community x
      join member_number n on n.community_id = x.community_id
      where x.programme_id = ${programmeId} and n.members is not null
    )`,
    now,
  );

/** From the months added up, and what came since. */
async function sumMonths(
  db: Db,
  communities: RawBuilder<unknown>,
  now: Date,
): Promise<readonly MonthlyCount[]> {
  const { rows } = await sql<MonthlyCount>`
    with change as (
      select month, delta from member_month where community_id in ${communities}
      union all
      select date_trunc('month', at at time zone 'UTC')::date, delta from member_count_delta
      where community_id in ${communities} and at > '-infinity'
    ), months as (
      select generate_series(
        min(month), date_trunc('month', ${now}::timestamptz at time zone 'UTC'), '1 month'
      )::date as month
      from change
    ), summed as (
      select month, sum(delta) as delta from change group by month
    )
    select m.month::timestamp at time zone 'UTC' as month, sum(coalesce(s.delta, 0)) over (order by m.month) as members
    from months m left join summed s on s.month = m.month order by m.month`.execute(db);
  return rows.map(({ month, members }) => ({ month, members: Number(members) }));
}
