// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { MemberId } from '../../../kernel/ids.js';
import type { Facets, FacetValue } from '../../domain/community-card.js';

/** More values than anybody chooses from; topics are free words. */
const mostValues = 100;

export interface FacetRow {
  readonly facet: keyof Facets;
  readonly value: string;
  readonly name: string | null;
  readonly communities: number;
}

/** As JSON: how many communities there are for each value, the most frequent first. */
export const facetsIn = (
  locale: 'it' | 'en',
  counted: RawBuilder<unknown>,
): RawBuilder<readonly FacetRow[]> => sql`
  select coalesce(json_agg(f order by f.communities desc, f.value), '[]') from (
    select r.facet, r.value, r.communities, coalesce(nullif(${sql.ref(`g.name_${locale}`)}, ''), g.name_it) as name
    from (
      select facet, value, sum(communities)::integer as communities,
        row_number() over (partition by facet order by sum(communities) desc, value) as place
      from (${counted}) counted group by facet, value having sum(communities) > 0
    ) r left join programme g on r.facet = 'programmes' and g.slug = r.value
    where r.place <= ${sql.lit(mostValues)}
  ) f`;

export function toFacets(rows: readonly FacetRow[]): Facets {
  const of = (facet: keyof Facets): readonly FacetValue[] =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, name, communities }) => ({ value, name: name ?? undefined, communities }));
  return {
    topics: of('topics'),
    provinces: of('provinces'),
    audiences: of('audiences'),
    ways: of('ways'),
    programmes: of('programmes'),
  };
}

/** What there is for a reader: the kept counts, to which the reader's own hidden communities are added. */
export function kept(viewer: MemberId | undefined): RawBuilder<unknown> {
  const open = viewer === undefined ? ['public'] : ['public', 'signed_in'];
  const own =
    viewer === undefined
      ? sql``
      : sql`union all
          select v.facet, v.value, 1 from stint s join community c on c.id = s.community_id
          cross join lateral ${valuesOf} v
          where s.member_id = ${viewer} and s.ended_at is null
            and c.visibility = 'hidden' and c.status in ('active', 'frozen')`;
  return sql`
    select facet, value, communities from catalogue_count where visibility = any(${open})
    union all select facet, value, delta from catalogue_count_delta where visibility = any(${open})
    ${own}`;
}

const valuesOf = sql`catalogue_values(c.id, c.topics, c.province, c.audience, c.join_ways)`;

/** What there is among the communities of a table `hit`. */
export const amongHits = sql`
  select v.facet, v.value, 1 as communities
  from hit h join community c on c.id = h.id cross join lateral ${valuesOf} v`;
