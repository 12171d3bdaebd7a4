// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { ProgrammeId } from '../../../kernel/ids.js';

export type ProgrammeReader = 'public' | 'lead';

/** People of the communities of every programme, each counted once; of one node at a time. */
export async function countAudiences(db: Db, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('programme_audience')) as held`.execute(trx);
    if (!rows[0]?.held) return;
    await sql`
      insert into programme_audience as a (programme_id, audience, people, counted_at)
      select g.id, r.audience, count(distinct s.member_id), ${at}
      from programme g
      cross join (values ('public'), ('lead')) r (audience)
      left join programme_community x on x.programme_id = g.id
      left join member_number n on n.community_id = x.community_id and n.members is not null
      left join community c on c.id = n.community_id and c.status in ('active', 'frozen')
        and (c.visibility = 'public' or r.audience = 'lead')
      left join stint s on s.community_id = c.id and s.ended_at is null
      group by g.id, r.audience
      on conflict (programme_id, audience) do update
        set people = excluded.people, counted_at = excluded.counted_at`.execute(trx);
  });
}

/** When the oldest count was made; undefined where a programme has none. */
export async function oldestAudience(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ oldest: Date | null }>`
    select case when count(*) = count(a.counted_at) then min(a.counted_at) end as oldest
    from programme g left join programme_audience a on a.programme_id = g.id`.execute(db);
  return rows[0]?.oldest ?? undefined;
}

export async function readAudience(
  db: Db,
  programmeId: ProgrammeId,
  audience: ProgrammeReader,
): Promise<{ readonly people: number; readonly countedAt: Date } | undefined> {
  const row = await db
    .selectFrom('programme_audience')
    .select(['people', 'counted_at'])
    .where('programme_id', '=', programmeId)
    .where('audience', '=', audience)
    .executeTakeFirst();
  return row && { people: row.people, countedAt: row.counted_at };
}
