// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import { trustId, type MemberId } from '../../../kernel/ids.js';
import type { Level } from '../../../kernel/level.js';
import type { Audience, ShownCount } from '../../domain/community.js';
import type { CommunityCard, ProgrammeName } from '../../domain/community-card.js';
import type { JoinPath } from '../../domain/joining/ways.js';
import type { CatalogueQuery } from './query.js';

/** As JSON has it. */
export interface CardRow {
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
  readonly rank: string;
  readonly sort_name: string;
}

/** The first cards of a table `page` as JSON, in its order. */
export const cardsOfPage = (
  { locale, viewer }: CatalogueQuery,
  limit: number,
): RawBuilder<readonly CardRow[]> => sql`
  select coalesce(json_agg(d order by d.rank desc, d.sort_name, d.id), '[]') from (
    select c.id, c.slug, c.kind, c.status, c.audience, c.join_path, c.minimum_level, c.topics, c.province,
      c.name, c.summary, c.rank, c.sort_name, n.members, ${programmesIn(locale)} as programmes,
      ${standing(viewer)} as viewer, ${homePortal} as portal
    from (select * from page order by rank desc, sort_name, id limit ${sql.lit(limit)}) c
    join member_number n on n.community_id = c.id
  ) d`;

const homePortal = sql`case when c.home_portal is not null then (
  select h.name from community_portal h
  where h.community_id = c.id and h.client_id = c.home_portal and h.status = 'active'
) end`;

export const programmesIn = (locale: 'it' | 'en'): RawBuilder<ProgrammeName[]> => sql`
  coalesce((
    select json_agg(json_build_object('slug', g.slug, 'name', ${programmeName(locale)}) order by g.slug)
    from programme g join programme_community x on x.programme_id = g.id where x.community_id = c.id
  ), '[]')`;

/** Of a row `g` of a programme. */
export const programmeName = (locale: 'it' | 'en'): RawBuilder<string> =>
  sql`coalesce(nullif(${sql.ref(`g.name_${locale}`)}, ''), g.name_it)`;

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

export const toCard = (row: CardRow): CommunityCard => ({
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
