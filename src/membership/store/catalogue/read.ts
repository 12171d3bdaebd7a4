// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import { runPrepared } from '../../../database/prepared.js';
import type { CommunityCard, Facets } from '../../domain/community-card.js';
import { cardsOfPage, toCard, type CardRow } from './cards.js';
import { amongHits, facetsIn, kept, toFacets, type FacetRow } from './facets.js';
import { hits, mostHits } from './hits.js';
import { byName, byRank, type CatalogueKey, type Page } from './page.js';
import { inFacets, isNarrowed, type CatalogueQuery } from './query.js';

export interface CatalogueFound {
  readonly cards: readonly { readonly card: CommunityCard; readonly key: CatalogueKey }[];
  readonly facets: Facets;
  /** More communities have the words than are listed and counted. */
  readonly isCapped: boolean;
}

interface Row {
  readonly cards: readonly CardRow[];
  readonly facets: readonly FacetRow[];
  readonly hits: number;
}

/**
 * One page of what this reader may see, and the counts beside it, in one statement. It is planned once, but where
 * the reader narrows by facets: of these there are too many for every connection to keep.
 */
export async function readCatalogue(
  db: Db,
  query: CatalogueQuery,
  page: Page,
): Promise<CatalogueFound> {
  const statement = query.words.length === 0 ? listing(query, page) : search(query, page);
  const [row] = isNarrowed(query)
    ? (await statement.execute(db)).rows
    : await runPrepared(db, statement);
  if (!row) throw new Error('a statement of single values gave no row');
  return {
    cards: row.cards.map((card) => ({
      card: toCard(card),
      key: [String(card.rank), card.sort_name, card.id],
    })),
    facets: toFacets(row.facets),
    isCapped: row.hits > mostHits,
  };
}

const listing = (query: CatalogueQuery, page: Page): RawBuilder<Row> => sql`
  with page as materialized (${byName(query, page)})
  select (${cardsOfPage(query)}) as cards, (${facetsIn(query.locale, kept(query.viewer))}) as facets, 0 as hits`;

/** What is counted are all hits, so that the counts of a facet stay while one of its values is chosen. */
const search = (query: CatalogueQuery, page: Page): RawBuilder<Row> => sql`
  with hit as materialized (${hits(query)}),
  passing as materialized (${isNarrowed(query) ? hits(query, inFacets(query)) : sql`select id from hit`}),
  page as materialized (${byRank(query, page)})
  select (${cardsOfPage(query)}) as cards, (${facetsIn(query.locale, amongHits)}) as facets,
    (select count(*)::integer from hit) as hits`;
