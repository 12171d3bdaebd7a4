// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import { shownCount, type Audience } from '../domain/community.js';
import type { CommunityCard, Facets, FacetValue, ProgrammeName } from '../domain/community-card.js';
import type { JoinPath } from '../domain/joining/ways.js';

export interface CatalogueQuery {
  readonly locale: 'it' | 'en';
  readonly viewer?: MemberId | undefined;
  /** Words or their beginnings; accents and case do not matter. */
  readonly words: readonly string[];
  readonly topic?: string | undefined;
  readonly province?: string | undefined;
  readonly audience?: Audience | undefined;
}

/** Where the previous page ended: rank, folded name, slug. */
export type CatalogueKey = readonly [rank: string, name: string, slug: string];

interface CardRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly status: CommunityCard['status'];
  readonly audience: Audience;
  readonly join_path: JoinPath;
  readonly minimum_level: Level;
  readonly topics: string[];
  readonly province: string | null;
  readonly programmes: ProgrammeName[];
  readonly people: number;
  readonly viewer: 'member' | 'requested' | null;
  readonly key: [string, string, string];
}

/** One page of what this reader may see: best match first, then by name. */
export async function listCards(
  db: Db,
  query: CatalogueQuery,
  page: { after?: CatalogueKey | undefined; limit: number },
): Promise<readonly { card: CommunityCard; key: CatalogueKey }[]> {
  const { rows } = await sql<CardRow>`
    with found as (
      select c.id, fold_text(t.name) as sort_name, c.slug, t.name, t.summary, ${rank(query)} as rank
      from community c join lateral (${textOf(query.locale)}) t on true
      where ${visibleTo(query.viewer)} and ${matches(query.words)} and ${inFacets(query)}
    ), page as (
      select * from found where ${after(page.after)}
      order by rank desc, sort_name, slug limit ${page.limit}
    )
    select c.*, p.name, p.summary, array[p.rank::text, p.sort_name, p.slug] as key,
      ${people} as people, ${programmesIn(query.locale)} as programmes, ${standing(query.viewer)} as viewer
    from page p join community c on c.id = p.id
    order by p.rank desc, p.sort_name, p.slug`.execute(db);
  return rows.map((row) => ({ card: toCard(row), key: row.key }));
}

/** How many communities there are for each value, among those that this reader may see and that match. */
export async function countFacets(db: Db, query: CatalogueQuery): Promise<Facets> {
  const { rows } = await sql<{ facet: keyof Facets; value: string; communities: number }>`
    with found as (
      select c.topics, c.province, c.audience from community c
      where ${visibleTo(query.viewer)} and ${matches(query.words)}
    )
    select 'topics' as facet, value, count(*) as communities from found, unnest(topics) as value group by value
    union all select 'provinces', province, count(*) from found where province is not null group by province
    union all select 'audiences', audience, count(*) from found group by audience
    order by communities desc, value`.execute(db);
  const of = (facet: keyof Facets): FacetValue[] =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, communities }) => ({ value, communities }));
  return { topics: of('topics'), provinces: of('provinces'), audiences: of('audiences') };
}

/** Live members: what was rolled up and what came since. */
export const people = sql<number>`
  coalesce((select members from member_count k where k.community_id = c.id), 0)
  + coalesce((select sum(delta) from member_count_delta d where d.community_id = c.id), 0)`;

export const programmesIn = (locale: 'it' | 'en'): RawBuilder<ProgrammeName[]> => sql`
  coalesce((
    select json_agg(json_build_object('slug', g.slug, 'name', coalesce(nullif(${sql.ref(`g.name_${locale}`)}, ''), g.name_it)) order by g.slug)
    from programme g join programme_community x on x.programme_id = g.id where x.community_id = c.id
  ), '[]')`;

/** The text in one language, in Italian where there is no other. */
export const textOf = (locale: 'it' | 'en') => sql`
  select * from community_text x where x.community_id = c.id and x.lang in ('it', ${locale})
  order by x.lang = ${locale} desc limit 1`;

export const visibleTo = (viewer: MemberId | undefined): RawBuilder<boolean> => sql`
  c.status in ('active', 'frozen') and (
    c.visibility = 'public'
    or (c.visibility = 'signed_in' and ${viewer ?? null}::uuid is not null)
    or exists (
      select from stint s
      where s.community_id = c.id and s.member_id = ${viewer ?? null} and s.ended_at is null
    )
  )`;

const searched = (words: readonly string[], lang: 'it' | 'en') =>
  sql`community_search_query(${[...words]}::text[], ${`piazza_${lang}`}::regconfig)`;

const matches = (words: readonly string[]): RawBuilder<boolean> =>
  words.length === 0
    ? sql`true`
    : sql`(${searched(words, 'it')} is null or c.id in (
        select x.community_id from community_text x
        where (x.lang = 'it' and x.search @@ ${searched(words, 'it')})
          or (x.lang = 'en' and x.search @@ ${searched(words, 'en')})
      ))`;

const rank = ({ words, locale }: CatalogueQuery): RawBuilder<string> =>
  words.length === 0
    ? sql`0::numeric`
    : sql`coalesce(round(ts_rank(t.search, ${searched(words, locale)})::numeric, 6), 0)`;

const inFacets = ({ topic, province, audience }: CatalogueQuery): RawBuilder<boolean> => sql`
  (${topic ?? null}::text is null or c.topics @> array[${topic ?? null}::text])
  and (${province ?? null}::text is null or c.province = ${province ?? null})
  and (${audience ?? null}::text is null or c.audience = ${audience ?? null})`;

const after = (key: CatalogueKey | undefined): RawBuilder<boolean> =>
  key === undefined
    ? sql`true`
    : sql`(-rank, sort_name, slug) > (-(${key[0]}::numeric), ${key[1]}, ${key[2]})`;

const standing = (viewer: MemberId | undefined) => sql`
  case
    when exists (
      select from stint s
      where s.community_id = c.id and s.member_id = ${viewer ?? null} and s.ended_at is null
    ) then 'member'
    when exists (
      select from join_request r
      where r.community_id = c.id and r.member_id = ${viewer ?? null} and r.status in ('pending', 'needs_info')
    ) then 'requested'
  end`;

const toCard = (row: CardRow): CommunityCard => ({
  id: trustId(row.id),
  slug: trustId(row.slug),
  name: row.name,
  summary: row.summary,
  status: row.status,
  audience: row.audience,
  joinPath: row.join_path,
  minimumLevel: row.minimum_level,
  topics: row.topics,
  province: row.province ?? undefined,
  programmes: row.programmes,
  members: shownCount(row.people),
  viewer: row.viewer ?? undefined,
});
