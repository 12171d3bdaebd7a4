// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import { ofCommunity, visibleTo, type CatalogueQuery } from './query.js';

/** A search that matches more takes so many, in the order of the table; then it is for the reader to narrow. */
export const mostHits = 100;

/**
 * These words or their beginnings, in either language; accents and case do not matter. For a table `asked`, so that
 * it is worked out once and not for each row.
 */
export const searchQuery = (words: readonly string[]): RawBuilder<unknown> =>
  sql`select community_search_query(${[...words]}::text[]) as query`;

export const searched = sql`(select query from asked)`;

/** Of so many texts a look is taken to learn whether most communities have the words. */
const sample = 16;
/** Among so many communities there are enough with words that most have. */
const fewerThanAll = 500;

/**
 * For a table `early`: words that most communities have are found in the first ones already, as many as are shown and
 * one more. The index would name all communities before the first of them could be taken.
 */
export const earlyHits = ({ viewer }: CatalogueQuery): RawBuilder<unknown> => sql`
  select ${ofCommunity} from (select * from community order by id limit ${sql.lit(fewerThanAll)}) c
  where (
      select count(*) > ${sql.lit(sample / 2)} from (
        select search from community_text order by community_id, lang limit ${sql.lit(sample)}
      ) looked_at where search @@ ${searched}
    )
    and ${visibleTo(viewer)}
    and exists (
      select from (select search from community_text x where x.community_id = c.id offset 0) own
      where search @@ ${searched}
    )
  limit ${sql.lit(mostHits + 1)}`;

/**
 * Beside a table `early`, the communities with these words in either language that the reader may see; one more than are
 * shown where there are more.
 */
export const hits = (query: CatalogueQuery): RawBuilder<unknown> => sql`
  select * from early where ${isEnough}
  union all
  (${byIndex(query, sql<boolean>`not ${isEnough}`)})`;

const isEnough = sql<boolean>`(select count(*) > ${sql.lit(mostHits)} from early)`;

/** In one look at the index. */
export const byIndex = (
  { viewer }: CatalogueQuery,
  passing: RawBuilder<boolean>,
): RawBuilder<unknown> => sql`
  select distinct on (id) * from (
    select ${ofCommunity} from community_text x join community c on c.id = x.community_id
    where x.search @@ ${searched} and ${visibleTo(viewer)} and ${passing}
    -- A community may be found by its words in both languages.
    limit ${sql.lit(2 * mostHits + 1)}
  ) found limit ${sql.lit(mostHits + 1)}`;
