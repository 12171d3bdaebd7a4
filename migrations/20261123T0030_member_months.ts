// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/**
 * How many came to a community and left it, month by month: added up from the same changes as the number of its
 * members, so that nobody ever reads every membership there was to draw a curve.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table member_count_delta add at timestamptz not null default now();
    create table member_month (
      community_id uuid not null references community (id),
      -- The first day of the month, UTC.
      month date not null check (extract(day from month) = 1),
      delta integer not null,
      primary key (community_id, month)
    );
    comment on table member_month is 'By how many the members of a community grew in a month, brought up to date every few seconds.';
    insert into member_month (community_id, month, delta)
      select community_id, month, sum(delta) from (
        select community_id, date_trunc('month', started_at at time zone 'UTC')::date as month, 1 as delta from stint
        union all
        select community_id, date_trunc('month', ended_at at time zone 'UTC')::date, -1 from stint
        where ended_at is not null
      ) change group by community_id, month;
    -- What is not yet added to the months is in them already: every stint was counted above.
    update member_count_delta set at = '-infinity';
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    drop table member_month;
    alter table member_count_delta drop at;
  `.execute(db);
}
