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

/** Where the previous page ended: a moment as PostgreSQL writes it, id of the community. */
export type RiskKey = readonly [until: string, id: string];

/**
 * Active communities kept by a caretaker alone, whose last manager's term ends before a moment, or with one
 * manager only; who is left alone soonest first. Only those are looked at whose kept number of managers is low, that
 * have a caretaker, or where a term ends: the others stay untouched, however many they are.
 */
export async function listAtRisk(
  db: Db,
  {
    locale,
    before,
    after,
    limit,
  }: { locale: 'it' | 'en'; before: Date; after?: RiskKey | undefined; limit: number },
): Promise<readonly { readonly community: AtRisk; readonly key: RiskKey }[]> {
  const { rows } = await sql<{
    id: string;
    slug: string;
    name: string;
    managers: number;
    until: Date;
    moment: string;
  }>`
    with suspect as (
      select id from community where status = 'active' and active_managers < 2
      union select community_id from role_grant where role = 'caretaker' and status = 'active'
      union select community_id from role_grant
        where role in ('manager', 'caretaker') and status = 'active' and valid_until < ${before}
    ), kept as (
      select r.community_id, count(*) filter (where r.role = 'manager')::integer as managers, max(r.until) as until
      from suspect s join community c on c.id = s.id join live_role r on r.community_id = c.id
      where c.status = 'active' and r.role in ('manager', 'caretaker')
      group by r.community_id
      having count(*) filter (where r.role = 'manager') < 2 or max(r.until) < ${before}
    )
    select c.id, c.slug, coalesce(t.name, i.name, c.slug) as name, k.managers, k.until, k.until::text as moment
    from kept k join community c on c.id = k.community_id
    left join community_text t on t.community_id = c.id and t.lang = ${locale}
    left join community_text i on i.community_id = c.id and i.lang = 'it'
    where ${after === undefined ? sql`true` : sql`(k.until, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by k.until, c.id limit ${limit}`.execute(db);
  return rows.map(({ id, slug, name, managers, until, moment }) => ({
    community: { slug: trustId(slug), name, until, risks: risksOf(managers, until < before) },
    key: [moment, id],
  }));
}

const risksOf = (managers: number, isEnding: boolean): readonly Risk[] => [
  ...(managers === 0 ? (['caretaker'] as const) : []),
  ...(isEnding ? (['ending'] as const) : []),
  ...(managers === 1 ? (['single'] as const) : []),
];

export interface TopicCount {
  readonly topic: string;
  readonly communities: number;
  /** Where they are; without a province for those of the whole region. Only places where there is one. */
  readonly places: readonly {
    readonly province?: string | undefined;
    readonly communities: number;
  }[];
}

/** How many running communities there are for each topic, in all and by province: the topics of most of them. */
export async function countTopics(db: Db, limit: number): Promise<readonly TopicCount[]> {
  const { rows } = await sql<TopicCount>`
    select topic, sum(communities)::integer as communities,
      json_agg(json_strip_nulls(json_build_object('province', province, 'communities', communities)) order by province) as places
    from (
      select topic, c.province, count(*)::integer as communities
      from community c, unnest(c.topics) as topic
      where c.status in ('active', 'frozen') group by topic, c.province
    ) placed
    group by topic order by communities desc, topic limit ${limit}`.execute(db);
  return rows;
}

export interface ProgrammeCount {
  readonly slug: Slug;
  readonly name: string;
  readonly communities: number;
}

/** How many running communities each programme has, those without any too: the programmes of most of them. */
export async function countProgrammes(
  db: Db,
  { locale, limit }: { locale: 'it' | 'en'; limit: number },
): Promise<readonly ProgrammeCount[]> {
  const { rows } = await sql<{ slug: string; name: string; communities: number }>`
    select g.slug, coalesce(nullif(${sql.ref(`g.name_${locale}`)}, ''), g.name_it) as name, count(c.id)::integer as communities
    from programme g
    left join programme_community x on x.programme_id = g.id
    left join community c on c.id = x.community_id and c.status in ('active', 'frozen')
    group by g.id order by communities desc, g.slug limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, slug: trustId(row.slug) }));
}
