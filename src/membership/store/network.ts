// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type Slug } from '../../kernel/ids.js';

/** Why a community may soon have nobody who answers for it. */
export type Risk = 'caretaker' | 'ending' | 'single';

export interface AtRisk {
  readonly slug: Slug;
  readonly name: string;
  /** The gravest first. */
  readonly risks: readonly Risk[];
  /** When the last who answer for it now go, if nobody renews. */
  readonly until: Date;
}

/**
 * Active communities kept by a caretaker alone, whose last manager's term ends before a moment, or with one
 * manager only; who is left alone soonest first.
 */
export async function listAtRisk(
  db: Db,
  { locale, before }: { locale: 'it' | 'en'; before: Date },
): Promise<readonly AtRisk[]> {
  const { rows } = await sql<{
    slug: string;
    name: string;
    managers: number;
    until: Date;
  }>`
    with kept as (
      select r.community_id, count(*) filter (where r.role = 'manager')::integer as managers, max(r.until) as until
      from live_role r join community c on c.id = r.community_id
      where c.status = 'active' and r.role in ('manager', 'caretaker')
      group by r.community_id
      having count(*) filter (where r.role = 'manager') < 2 or max(r.until) < ${before}
    )
    select c.slug, coalesce(t.name, i.name, c.slug) as name, k.managers, k.until
    from kept k join community c on c.id = k.community_id
    left join community_text t on t.community_id = c.id and t.lang = ${locale}
    left join community_text i on i.community_id = c.id and i.lang = 'it'
    order by k.until, c.slug limit 100`.execute(db);
  return rows.map(({ slug, name, managers, until }) => ({
    slug: trustId(slug),
    name,
    until,
    risks: [
      ...(managers === 0 ? (['caretaker'] as const) : []),
      ...(until < before ? (['ending'] as const) : []),
      ...(managers === 1 ? (['single'] as const) : []),
    ],
  }));
}

export interface TopicCount {
  readonly topic: string;
  readonly communities: number;
}

/** How many running communities there are for each topic, the most first. */
export async function countTopics(db: Db): Promise<readonly TopicCount[]> {
  const { rows } = await sql<{ topic: string; communities: number }>`
    select topic, count(*)::integer as communities
    from community c, unnest(c.topics) as topic
    where c.status in ('active', 'frozen')
    group by topic order by communities desc, topic limit 30`.execute(db);
  return rows;
}

export interface ProgrammeCount {
  readonly slug: Slug;
  readonly name: string;
  readonly communities: number;
}

/** How many running communities each programme has, those without any too. */
export async function countProgrammes(
  db: Db,
  locale: 'it' | 'en',
): Promise<readonly ProgrammeCount[]> {
  const { rows } = await sql<{ slug: string; name: string; communities: number }>`
    select g.slug, coalesce(nullif(${sql.ref(`g.name_${locale}`)}, ''), g.name_it) as name, count(c.id)::integer as communities
    from programme g
    left join programme_community x on x.programme_id = g.id
    left join community c on c.id = x.community_id and c.status in ('active', 'frozen')
    group by g.id order by communities desc, g.slug limit 50`.execute(db);
  return rows.map((row) => ({ ...row, slug: trustId(row.slug) }));
}
