// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { readCursor, writeCursor } from '../../kernel/cursor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type MemberId } from '../../kernel/ids.js';
import type { Audience } from '../domain/community.js';
import type { CataloguePath } from '../domain/joining/ways.js';
import type { CommunityCard, Facets } from '../domain/community-card.js';
import type { CatalogueKey } from '../store/catalogue/page.js';
import { readCatalogue } from '../store/catalogue/read.js';

export interface ListCommunities {
  readonly locale: 'it' | 'en';
  readonly viewer?: MemberId | undefined;
  readonly query?: string | undefined;
  readonly topic?: string | undefined;
  readonly province?: string | undefined;
  readonly audience?: Audience | undefined;
  /** The slug of one. */
  readonly programme?: string | undefined;
  /** A way in, or `closed` for those that take in nobody. */
  readonly way?: CataloguePath | undefined;
  readonly cursor?: string | undefined;
}

export interface CommunityList {
  readonly items: readonly CommunityCard[];
  /** The cursor of the next page; undefined on the last. */
  readonly next: string | undefined;
  readonly facets: Facets;
  /** More communities match than are listed: the reader narrows the search. */
  readonly isCapped: boolean;
}

const pageSize = 12;
const mostWords = 8;

/**
 * The catalogue as this reader may see it. Hidden communities show to their members only, and count nowhere
 * for others; fewer than five members show as that. Of a search that matches more than a hundred communities
 * so many are listed and counted, which `isCapped` says.
 * @throws PiazzaError `request.malformed` for a cursor that is none
 */
export async function listCommunities(
  { db }: { db: Db },
  input: ListCommunities,
): Promise<CommunityList> {
  const { cursor, query: text = '', ...query } = input;
  const page = { after: readKey(cursor), limit: pageSize };
  const found = await readCatalogue(db, { ...query, words: wordsOf(text) }, page);
  const { cards, isMore, ...rest } = found;
  const last = isMore ? cards.at(-1) : undefined;
  return { items: cards.map(({ card }) => card), next: last && writeCursor(last.key), ...rest };
}

function readKey(cursor: string | undefined): CatalogueKey | undefined {
  if (cursor === undefined) return undefined;
  const [rank = '', name = '', id = ''] = readCursor(cursor, 3);
  if (!/^\d+(\.\d{1,6})?$/.test(rank) || parseId(id) === undefined) {
    throw new PiazzaError('request.malformed', { fields: ['cursor'] });
  }
  return [rank, name, id];
}

/** Letters and digits only, so that nothing in them is an operator of the search. */
export const wordsOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
