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
  everybody: sql.ref('k.words_public'),
  public: sql.ref('k.words_public'),
  members: sql.ref('k.words_members'),
  managers: sql.ref('k.words_managers'),
} as const satisfies Record<CardReader, unknown>;

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
      and ${query === undefined ? sql`${words} is not null` : sql`${words} @@ ${query}::tsquery`}
      and ${after === undefined ? sql`true` : sql`k.id < ${after}`}
    order by k.id desc limit ${limit}`.execute(db);
  return rows.map(toShown);
}
