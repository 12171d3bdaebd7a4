// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import { visibleTo, type CatalogueQuery } from './query.js';

/** A search that matches more takes so many, in the order of the table; then it is for the reader to narrow. */
export const mostHits = 100;

/**
 * These words or their beginnings, in either language; accents and case do not matter. A subquery, so that it is
 * worked out once and not for each row.
 */
export const searched = (words: readonly string[]): RawBuilder<string> =>
  sql`(select community_search_query(${[...words]}::text[]))`;

/**
 * The ids of the communities with these words in either language that the reader may see, in one look at the index;
 * one more than are shown where there are more.
 */
export const hits = (
  { words, viewer }: CatalogueQuery,
  passing: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> => sql`
  select distinct id from (
    select c.id from community_text x join community c on c.id = x.community_id
    where x.search @@ ${searched(words)} and ${visibleTo(viewer)} and ${passing}
    -- A community may be found by its words in both languages.
    limit ${sql.lit(2 * mostHits + 1)}
  ) found limit ${sql.lit(mostHits + 1)}`;
