// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/database.js';
import type { CommunityId, ProgrammeId } from '../../kernel/ids.js';
import { smallestCount } from '../domain/community.js';

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
): Promise<readonly MonthlyCount[]> =>
  sumMonths(db, { of: sql`values (${communityId}::uuid)`, least: 0 }, now);

/**
 * Of the communities of a programme together; in each month those with fewer than five members then are left out, and
 * so is a month in which all of them had fewer.
 */
export const countProgrammeByMonth = (
  db: Db,
  programmeId: ProgrammeId,
  now: Date,
): Promise<readonly MonthlyCount[]> => {
  const of = sql`select community_id from programme_community where programme_id = ${programmeId}`;
  return sumMonths(db, { of, least: smallestCount }, now);
};

/** From the months added up, and what came since. */
async function sumMonths(
  db: Db,
  { of, least }: { readonly of: RawBuilder<unknown>; readonly least: number },
  now: Date,
): Promise<readonly MonthlyCount[]> {
  const { rows } = await sql<MonthlyCount>`
    with place (community_id) as (${of}), change as (
      select community_id, month, delta from member_month where community_id in (select community_id from place)
      union all
      select community_id, date_trunc('month', at at time zone 'UTC')::date, delta from member_count_delta
      where community_id in (select community_id from place) and at > '-infinity'
    ), months as (
      select generate_series(
        min(month), date_trunc('month', ${now}::timestamptz at time zone 'UTC'), '1 month'
      )::date as month
      from change
    ), summed as (
      select community_id, month, sum(delta) as delta from change group by community_id, month
    ), sized as (
      select m.month,
        sum(coalesce(s.delta, 0)) over (partition by p.community_id order by m.month) as members
      from place p cross join months m
      left join summed s on s.community_id = p.community_id and s.month = m.month
    )
    select month::timestamp at time zone 'UTC' as month, sum(members) as members
    from sized where members >= ${least} group by month order by month`.execute(db);
  return rows.map(({ month, members }) => ({ month, members: Number(members) }));
}
