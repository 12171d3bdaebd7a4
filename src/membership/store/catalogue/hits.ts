// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import { ofCommunity, shownTo, visibleTo, type CatalogueQuery } from './query.js';

/** A search that matches more takes so many, in the order of the table; then it is for the reader to narrow. */
export const mostHits = 100;

/** So many texts are looked at to learn what most communities have. */
const sample = 16;
/** Among so many communities there are enough with words that most have. */
const fewerThanAll = 500;

/**
 * Tables for the search, worked out once and not for each row: `asked` has the `query` for these words or, of the last, which may be
 * half typed, their beginnings, in either language; accents and case do not matter, and words that say nothing (di, della, of) are
 * passed over; they alone match everything. Of several words `rare` asks only for those that few communities have.
 */
export const searchTables = (words: readonly string[]): RawBuilder<unknown> => sql`
  word as materialized (
    select it || en || to_tsquery('piazza_words', bare) as query
    from (
      select to_tsquery('piazza_it', word) as it, to_tsquery('piazza_en', word) as en, bare
      from unnest(${[...words]}::text[], ${words.with(-1, `${words.at(-1)}:*`)}::text[]) as w (word, bare) offset 0
    ) w
    where numnode(it) > 0 and numnode(en) > 0
  ),
  sample as materialized (
    select search from community_text order by community_id, lang limit ${sql.lit(sample)}
  ),
  asked as materialized (
    select coalesce(${all}::tsquery, '!nothing-has-this-word') as query,
      ${words.length === 1 ? sql`null` : sql`(${all} filter (where not ${mostHave(sql`word.query`)}))`}::tsquery as rare
    from word
  )`;

const all = sql`string_agg(format('(%s)', query), ' & ')`;
const searched = sql`(select query from asked)`;
const rare = sql`(select rare from asked)`;

function mostHave(query: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(select count(*) > ${sql.lit(sample / 2)} from sample where search @@ ${query})`;
}

/** The text that a reader of this language is shown, with how well it fits, beside a row `c` of a community: by the index of each. */
const shownText = (locale: 'it' | 'en'): RawBuilder<unknown> => sql`
  (
    select sort_name, name, summary, search, round(ts_rank(search, ${searched})::numeric, 6) as rank
    from community_text t where t.community_id = c.id and ${shownTo(locale)} limit 1
  ) t`;
const shownColumns = sql`t.sort_name, t.name, t.summary, t.rank`;

/**
 * For a table `early`: words that most communities have are found in the first ones already, as many as are shown and
 * one more. The index would name all communities before the first of them could be taken.
 */
export const earlyHits = ({ locale, viewer }: CatalogueQuery): RawBuilder<unknown> => sql`
  select ${ofCommunity}, ${shownColumns}
  from (select * from community order by id limit ${sql.lit(fewerThanAll)}) c cross join lateral ${shownText(locale)}
  where ${rare} is null and ${mostHave(searched)} and ${visibleTo(viewer)}
    and (t.search @@ ${searched} or exists (
      select from (select search from community_text x where x.community_id = c.id offset 0) own
      where search @@ ${searched}
    ))
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

/** In one look at the index, for the rare words alone: it would read through all communities for each word that most have. */
export const byIndex = (
  { locale, viewer }: CatalogueQuery,
  passing: RawBuilder<boolean>,
): RawBuilder<unknown> => sql`
  select c.*, ${shownColumns} from (
    select distinct on (id) * from (
      select ${ofCommunity} from (
        select community_id, search from community_text where search @@ (select coalesce(rare, query) from asked) offset 0
      ) x join community c on c.id = x.community_id
      where x.search @@ ${searched} and ${visibleTo(viewer)} and ${passing}
      -- A community may be found by its words in both languages.
      limit ${sql.lit(2 * mostHits + 1)}
    ) found limit ${sql.lit(mostHits + 1)}
  ) c cross join lateral ${shownText(locale)}`;
