// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { trustId, type CommunityId } from '../../kernel/ids.js';

/** The ids of the communities with these slugs; unknown slugs are missing from the answer. */
export async function listCommunityIds(
  db: Db | Trx,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, CommunityId>> {
  if (slugs.length === 0) return new Map();
  const rows = await db
    .selectFrom('portal_community_card')
    .select(['id', 'slug'])
    .distinct()
    .where('slug', 'in', [...slugs])
    .execute();
  return new Map(rows.map((row) => [row.slug, trustId<CommunityId>(row.id)]));
}
