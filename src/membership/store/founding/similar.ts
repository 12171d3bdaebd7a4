// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type MemberId, type Slug } from '../../../kernel/ids.js';
import { textOf, visibleTo } from '../catalogue/query.js';

export interface SimilarCommunity {
  readonly slug: Slug;
  readonly name: string;
  readonly summary: string;
}

/** So many are ranked for each word and for the topics: of a word that says something there are no more. */
const mostRanked = 200;

/**
 * Communities that this reader may see and that share words or topics with a wish, the nearest first.
 * @param words letters and digits only
 */
export async function listSimilar(
  db: Db,
  wish: {
    readonly viewer: MemberId;
    readonly locale: 'it' | 'en';
    readonly words: readonly string[];
    readonly topics: readonly string[];
  },
): Promise<readonly SimilarCommunity[]> {
  const { viewer, locale, words, topics } = wish;
  const { rows } = await sql<{ slug: string; name: string; summary: string }>`
    with wanted as (
      select q from unnest(${[...words]}::text[]) as word, to_tsquery('piazza_it', word) as q where numnode(q) > 0
    ), any_word as (
      select coalesce(string_agg(q::text, ' | '), '')::tsquery as q from wanted
    ), near as (
      select found.id, found.slug from wanted w cross join lateral (
        select c.id, c.slug from community_text x join community c on c.id = x.community_id
        where x.lang = 'it' and x.search @@ w.q and ${visibleTo(viewer)} limit ${mostRanked}
      ) found
      union (
        select c.id, c.slug from community c where c.topics && ${[...topics]}::text[] and ${visibleTo(viewer)} limit ${mostRanked}
      )
    ), best as (
      select n.id, n.slug, case when i.search @@ w.q then ts_rank(i.search, w.q) else 0 end as rank
      from near n cross join any_word w left join lateral (
        select search from community_text x where x.community_id = n.id and x.lang = 'it' offset 0
      ) i on true
      order by rank desc, n.slug limit 5
    )
    select c.slug, t.name, t.summary
    from best b join community c on c.id = b.id join lateral (${textOf(locale)}) t on true
    order by b.rank desc, c.slug`.execute(db);
  return rows.map((row) => ({ ...row, slug: trustId(row.slug) }));
}
