// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import type { Audience, ShownCount } from '../../domain/community.js';
import type { CommunityCard, ProgrammeName } from '../../domain/community-card.js';
import type { JoinPath } from '../../domain/joining/ways.js';
import { inFacets, searched, shownTo, visibleTo, type CatalogueQuery } from './query.js';

/** Where the previous page ended: rank, folded name, id. */
export type CatalogueKey = readonly [rank: string, name: string, id: string];

interface CardRow {
  readonly id: string;
  readonly slug: string;
  readonly kind: 'own' | 'external';
  readonly name: string;
  readonly summary: string;
  readonly status: CommunityCard['status'];
  readonly audience: Audience;
  readonly join_path: JoinPath;
  readonly minimum_level: Level;
  readonly topics: string[];
  readonly province: string | null;
  readonly programmes: ProgrammeName[];
  readonly members: number | null;
  readonly portal: string | null;
  readonly viewer: 'member' | 'requested' | null;
  readonly key: [string, string, string];
}

interface Page {
  readonly after?: CatalogueKey | undefined;
  readonly limit: number;
}

interface Found {
  readonly card: CommunityCard;
  readonly key: CatalogueKey;
}

/**
 * One page of what this reader may see, by name.
 * @param query without words
 */
export const listCards = (db: Db, query: CatalogueQuery, page: Page): Promise<readonly Found[]> =>
  read(db, query, byName(query, page));

/** One page of the hits of a search: best match first, then by name. */
export const listHits = (
  db: Db,
  { hits, ...query }: CatalogueQuery & { readonly hits: readonly CommunityId[] },
  page: Page,
): Promise<readonly Found[]> => read(db, query, byRank(query, hits, page));

async function read(
  db: Db,
  { locale, viewer }: CatalogueQuery,
  page: RawBuilder<unknown>,
): Promise<readonly Found[]> {
  const { rows } = await sql<CardRow>`
    with page as materialized (${page})
    select c.*, p.name, p.summary, array[p.rank::text, p.sort_name, p.id::text] as key,
      n.members, ${programmesIn(locale)} as programmes, ${standing(viewer)} as viewer, h.name as portal
    from page p join community c on c.id = p.id join member_number n on n.community_id = c.id
    left join community_portal h on h.community_id = c.id and h.client_id = c.home_portal and h.status = 'active'
    order by p.rank desc, p.sort_name, p.id`.execute(db);
  return rows.map((row) => ({ card: toCard(row), key: row.key }));
}

/** Along the index of names, so that it takes as long among ten communities as among ten thousand. */
const byName = (query: CatalogueQuery, { after, limit }: Page): RawBuilder<unknown> => sql`
  select t.community_id as id, t.sort_name, t.name, t.summary, 0::numeric as rank
  from community_text t join community c on c.id = t.community_id
  where ${shownTo(query.locale)} and ${visibleTo(query.viewer)} and ${inFacets(query)}
    and ${after === undefined ? sql`true` : sql`(t.sort_name, t.community_id) > (${after[1]}, ${after[2]}::uuid)`}
  order by t.sort_name, t.community_id limit ${limit}`;

const byRank = (
  { locale, words }: CatalogueQuery,
  hits: readonly CommunityId[],
  { after, limit }: Page,
): RawBuilder<unknown> => sql`
  select * from (
    select t.community_id as id, t.sort_name, t.name, t.summary,
      coalesce(round(ts_rank(t.search, ${searched(words)})::numeric, 6), 0) as rank
    from community_text t where t.community_id = any(${[...hits]}::uuid[]) and ${shownTo(locale)}
  ) ranked
  where ${after === undefined ? sql`true` : sql`(-rank, sort_name, id) > (-(${after[0]}::numeric), ${after[1]}, ${after[2]}::uuid)`}
  order by rank desc, sort_name, id limit ${limit}`;

export const programmesIn = (locale: 'it' | 'en'): RawBuilder<ProgrammeName[]> => sql`
  coalesce((
    select json_agg(
      json_build_object('slug', g.slug, 'name', coalesce(nullif(${sql.ref(`g.name_${locale}`)}, ''), g.name_it))
      order by g.slug
    )
    from programme g join programme_community x on x.programme_id = g.id where x.community_id = c.id
  ), '[]')`;

const standing = (viewer: MemberId | undefined): RawBuilder<string | null> =>
  viewer === undefined
    ? sql`null`
    : sql`case
        when exists (
          select from stint s where s.community_id = c.id and s.member_id = ${viewer} and s.ended_at is null
        ) then 'member'
        when exists (
          select from join_request r
          where r.community_id = c.id and r.member_id = ${viewer} and r.status in ('pending', 'needs_info')
        ) then 'requested'
      end`;

/** As the view gives it: it holds back numbers below five. */
export const shown = (members: number | null): ShownCount => members ?? 'fewer_than_five';

const toCard = (row: CardRow): CommunityCard => ({
  id: trustId(row.id),
  slug: trustId(row.slug),
  name: row.name,
  summary: row.summary,
  status: row.status,
  audience: row.audience,
  joinPath: row.kind === 'external' ? 'elsewhere' : row.join_path,
  minimumLevel: row.minimum_level,
  topics: row.topics,
  province: row.province ?? undefined,
  programmes: row.programmes,
  members: shown(row.members),
  portal: row.portal ?? undefined,
  viewer: row.viewer ?? undefined,
});
