// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { MemberId } from '../../../kernel/ids.js';
import type { Audience } from '../../domain/community.js';
import type { CataloguePath } from '../../domain/joining/ways.js';

export interface CatalogueQuery {
  readonly locale: 'it' | 'en';
  readonly viewer?: MemberId | undefined;
  /** Letters and digits only; none for the whole catalogue. */
  readonly words: readonly string[];
  readonly topic?: string | undefined;
  readonly province?: string | undefined;
  readonly audience?: Audience | undefined;
  readonly programme?: string | undefined;
  readonly way?: CataloguePath | undefined;
}

/** What a card and the facets are made of, of a row `c` of a community. */
export const ofCommunity = sql`
  c.id, c.slug, c.kind, c.status, c.audience, c.join_path, c.join_ways, c.minimum_level, c.topics, c.province, c.home_portal`;

export const visibleTo = (viewer: MemberId | undefined): RawBuilder<boolean> => sql`
  c.status in ('active', 'frozen') and ${viewer === undefined ? sql`c.visibility = 'public'` : visibleToMember(viewer)}`;

const visibleToMember = (viewer: MemberId): RawBuilder<boolean> => sql`(
  c.visibility in ('public', 'signed_in')
  or exists (
    select from stint s where s.community_id = c.id and s.member_id = ${viewer} and s.ended_at is null
  )
)`;

/** The text that a reader of this language is shown: there is one for each community. */
export const shownTo = (locale: 'it' | 'en'): RawBuilder<boolean> =>
  locale === 'en' ? sql`t.covers_en` : sql`t.lang = 'it'`;

export const inFacets = (query: CatalogueQuery): RawBuilder<boolean> =>
  sql.join(
    [
      sql`true`,
      ...(query.topic === undefined ? [] : [sql`c.topics @> array[${query.topic}::text]`]),
      ...(query.province === undefined ? [] : [sql`c.province = ${query.province}`]),
      ...(query.audience === undefined ? [] : [sql`c.audience = ${query.audience}`]),
      ...(query.way === undefined ? [] : [byWay(query.way)]),
      ...(query.programme === undefined
        ? []
        : [
            sql`c.id in (
              select x.community_id from programme_community x
              join programme g on g.id = x.programme_id where g.slug = ${query.programme}
            )`,
          ]),
    ],
    sql` and `,
  );

const byWay = (way: CataloguePath): RawBuilder<boolean> =>
  way === 'closed'
    ? sql`c.join_ways = '[]'`
    : sql`c.join_ways @> ${JSON.stringify([{ path: way }])}::jsonb`;

/** The text in one language, in Italian where there is no other, beside a row `c` of a community. */
export const textOf = (locale: 'it' | 'en') => sql`
  select * from community_text t where t.community_id = c.id and ${shownTo(locale)}`;

export const isNarrowed = ({
  topic,
  province,
  audience,
  programme,
  way,
}: CatalogueQuery): boolean =>
  [topic, province, audience, programme, way].some((value) => value !== undefined);
