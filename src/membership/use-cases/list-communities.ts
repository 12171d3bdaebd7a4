// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { readCursor, writeCursor } from '../../kernel/cursor.js';
import type { MemberId } from '../../kernel/ids.js';
import type { Audience } from '../domain/community.js';
import type { CommunityCard, Facets } from '../domain/community-card.js';
import { countFacets, listCards } from '../store/catalogue.js';

export interface ListCommunities {
  readonly locale: 'it' | 'en';
  readonly viewer?: MemberId | undefined;
  readonly query?: string | undefined;
  readonly topic?: string | undefined;
  readonly province?: string | undefined;
  readonly audience?: Audience | undefined;
  readonly cursor?: string | undefined;
}

export interface CommunityList {
  readonly items: readonly CommunityCard[];
  /** The cursor of the next page; undefined on the last. */
  readonly next: string | undefined;
  readonly facets: Facets;
}

const pageSize = 24;
const mostWords = 8;

/**
 * The catalogue as this reader may see it. Hidden communities show to their members only, and count nowhere
 * for others; fewer than five members show as that.
 * @throws PiazzaError `request.malformed` for a cursor that is none
 */
export async function listCommunities(
  deps: { db: Db },
  input: ListCommunities,
): Promise<CommunityList> {
  const { cursor, query: text = '', ...rest } = input;
  const query = { ...rest, words: wordsOf(text) };
  const [rank = '', name = '', slug = ''] = cursor === undefined ? [] : readCursor(cursor, 3);
  const after = cursor === undefined ? undefined : ([rank, name, slug] as const);

  const rows = await listCards(deps.db, query, { after, limit: pageSize + 1 });
  const facets = await countFacets(deps.db, query);
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map(({ card }) => card),
    next: last && writeCursor(last.key),
    facets,
  };
}

/** Letters and digits only, so that nothing in them is an operator of the search. */
export const wordsOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
