// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { CardId, CommunityId } from '../../../kernel/ids.js';
import type { CardReader } from '../../domain/cards/seen-card.js';
import {
  shownColumns,
  shownTables,
  shownTo,
  toShown,
  type ShownCard,
  type ShownRow,
} from './shown-card.js';

interface DirectoryPage {
  readonly reader: CardReader;
  /** A `tsquery` over the words of a card; undefined for all. */
  readonly query: string | undefined;
  readonly after: CardId | undefined;
  readonly limit: number;
}

/** The words that a reader may find a card by. */
const wordsFor = {
  everybody: 'words_public',
  public: 'words_public',
  members: 'words_members',
  managers: 'words_managers',
} as const satisfies Record<CardReader, string>;

/**
 * Cards that a search finds, by the index of their words. On its own, because the beginnings of words look commoner
 * than they are, and the whole directory would be walked for a rare one.
 */
const foundBy = (words: string, query: string) => sql`k.id = any (array(
  select f.id from card f where f.listed and f.hidden_at is null and ${sql.ref(`f.${words}`)} @@ ${query}::tsquery
))`;

/** One page of the cards that wish to be found, newest first: by the index of its order, or of its words. */
export async function listDirectory(
  db: Db,
  communityId: CommunityId,
  { reader, query, after, limit }: DirectoryPage,
): Promise<readonly ShownCard[]> {
  const words = wordsFor[reader];
  const { rows } = await sql<ShownRow>`
    select ${shownColumns} from ${shownTables}
    where k.community_id = ${communityId} and k.listed and k.hidden_at is null and ${shownTo(reader)}
      and ${query === undefined ? sql`${sql.ref(`k.${words}`)} is not null` : foundBy(words, query)}
      and ${after === undefined ? sql`true` : sql`k.id < ${after}`}
    order by k.id desc limit ${limit}`.execute(db);
  return rows.map(toShown);
}
