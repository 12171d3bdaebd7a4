// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import { inFacets, ofCommunity, shownTo, visibleTo, type CatalogueQuery } from './query.js';

/** Where the previous page ended: rank, folded name, id. */
export type CatalogueKey = readonly [rank: string, name: string, id: string];

export interface Page {
  readonly after?: CatalogueKey | undefined;
  readonly limit: number;
}

/** Along the index of names, so that it takes as long among ten communities as among ten thousand. */
export const byName = (query: CatalogueQuery, { after, limit }: Page): RawBuilder<unknown> => sql`
  select ${ofCommunity}, t.sort_name, t.name, t.summary, 0::numeric as rank
  from community_text t join community c on c.id = t.community_id
  where ${shownTo(query.locale)} and ${visibleTo(query.viewer)} and ${inFacets(query)}
    and ${after === undefined ? sql`true` : sql`(t.sort_name, t.community_id) > (${after[1]}, ${after[2]}::uuid)`}
  order by t.sort_name, t.community_id limit ${sql.lit(limit + 1)}`;

/** Of hits: best match first, then by name. */
export const byRank = (
  { after, limit }: Page,
  passing: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select * from (${passing}) passing
  where ${after === undefined ? sql`true` : sql`(-rank, sort_name, id) > (-(${after[0]}::numeric), ${after[1]}, ${after[2]}::uuid)`}
  order by rank desc, sort_name, id limit ${sql.lit(limit + 1)}`;
