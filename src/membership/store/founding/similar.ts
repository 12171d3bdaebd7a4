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
      select coalesce(string_agg(q::text, ' | ') filter (where numnode(q) > 0), '')::tsquery as any_word
      from unnest(${[...words]}::text[]) as word, to_tsquery('piazza_it', word) as q
    ), near as (
      select x.community_id as id, max(ts_rank(x.search, w.any_word)) as rank
      from community_text x, wanted w where x.lang = 'it' and x.search @@ w.any_word group by 1
    )
    select c.slug, t.name, t.summary
    from community c join lateral (${textOf(locale)}) t on true left join near n on n.id = c.id
    where ${visibleTo(viewer)} and (n.id is not null or c.topics && ${[...topics]}::text[])
    order by coalesce(n.rank, 0) desc, c.slug limit 5`.execute(db);
  return rows.map((row) => ({ ...row, slug: trustId(row.slug) }));
}
