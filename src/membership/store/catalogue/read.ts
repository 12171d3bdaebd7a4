// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import { runPrepared } from '../../../database/prepared.js';
import type { CommunityCard, Facets, ProgrammeName } from '../../domain/community-card.js';
import { countFacets } from '../../domain/count-facets.js';
import { cardsOfPage, toCard, type CardRow } from './cards.js';
import {
  countedHits,
  programmesOfHits,
  toCounted,
  toFacets,
  type CountedColumns,
} from './facets.js';
import { byIndex, earlyHits, hits, mostHits, searchTables } from './hits.js';
import { facetsNow, keptFacets } from './kept.js';
import { byName, byRank, type CatalogueKey, type Page } from './page.js';
import { inFacets, isNarrowed, type CatalogueQuery } from './query.js';

export interface CatalogueFound {
  readonly cards: readonly { readonly card: CommunityCard; readonly key: CatalogueKey }[];
  /** More cards follow. */
  readonly isMore: boolean;
  readonly facets: Facets;
  /** More communities have the words than are listed and counted. */
  readonly isCapped: boolean;
}

interface PageRow {
  readonly cards: readonly CardRow[];
  readonly found: number;
}

interface ListingRow extends PageRow {
  readonly facets: Partial<Facets> | null;
}

interface SearchRow extends PageRow {
  readonly hits: CountedColumns;
  readonly programmes: readonly ProgrammeName[];
}

/** One page of what this reader may see, and the counts beside it. */
export const readCatalogue = (
  db: Db,
  query: CatalogueQuery,
  page: Page,
): Promise<CatalogueFound> =>
  query.words.length === 0 ? list(db, query, page) : search(db, query, page);

/** One statement; another where the counts are not ready. */
async function list(db: Db, query: CatalogueQuery, page: Page): Promise<CatalogueFound> {
  const row = await run<ListingRow>(
    db,
    query,
    sql`with page as materialized (${byName(query, page)})
      select (${cardsOfPage(query, page.limit)}) as cards, (select count(*)::integer from page) as found,
        (${keptFacets(query)}) as facets`,
  );
  const facets = row.facets ?? (await facetsNow(db, query));
  return { ...toPage(row, page), facets: toFacets(facets), isCapped: false };
}

/** One statement. What is counted are all hits, so that the counts of a facet stay while one of its values is chosen. */
async function search(db: Db, query: CatalogueQuery, page: Page): Promise<CatalogueFound> {
  const passing = isNarrowed(query) ? byIndex(query, inFacets(query)) : sql`select * from hit`;
  const row = await run<SearchRow>(
    db,
    query,
    sql`with ${searchTables(query.words)},
      early as materialized (${earlyHits(query)}),
      hit as materialized (${hits(query)}),
      page as materialized (${byRank(page, passing)})
      select (${cardsOfPage(query, page.limit)}) as cards, (select count(*)::integer from page) as found,
        (${countedHits}) as hits, (${programmesOfHits(query.locale)}) as programmes`,
  );
  const counted = toCounted(row.hits);
  const facets = countFacets(counted, row.programmes);
  return { ...toPage(row, page), facets, isCapped: counted.length > mostHits };
}

/** It is planned once, but where the reader narrows by facets: of these there are too many for every connection to keep. */
async function run<Row extends object>(
  db: Db,
  query: CatalogueQuery,
  statement: RawBuilder<Row>,
): Promise<Row> {
  const [row] = isNarrowed(query)
    ? (await statement.execute(db)).rows
    : await runPrepared(db, statement);
  if (!row) throw new Error('a statement of single values gave no row');
  return row;
}

const toPage = ({ cards, found }: PageRow, { limit }: Page) => ({
  cards: cards.map((card) => {
    const key: CatalogueKey = [String(card.rank), card.sort_name, card.id];
    return { card: toCard(card), key };
  }),
  isMore: found > limit,
});
