// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type CommunityId } from '../../../kernel/ids.js';
import { searched, visibleTo, type CatalogueQuery } from './query.js';

/** A search that matches more takes so many, in the order of the table; then it is for the reader to narrow. */
export const mostHits = 200;

/**
 * The communities with these words in either language that the reader may see, in one look at the index; one more
 * than are shown where there are more.
 */
export async function findHits(
  db: Db,
  { words, viewer }: Pick<CatalogueQuery, 'words' | 'viewer'>,
  passing: RawBuilder<boolean> = sql`true`,
): Promise<readonly CommunityId[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from community_text x join community c on c.id = x.community_id
    where x.search @@ ${searched(words)} and ${visibleTo(viewer)} and ${passing}
    limit ${2 * mostHits + 1}`.execute(db);
  // A community may be found by its words in both languages.
  return [...new Set(rows.map(({ id }) => trustId<CommunityId>(id)))].slice(0, mostHits + 1);
}
