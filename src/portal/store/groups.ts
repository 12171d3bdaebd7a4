// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { CommunityId } from '../../kernel/ids.js';

/** A group inside a community. */
export interface PortalGroup {
  readonly slug: string;
  readonly name: string;
}

/** The groups inside a community by slug, behind one of them. */
export async function listCommunityGroups(
  db: Db,
  page: {
    readonly communityId: CommunityId;
    readonly after: string;
    readonly limit: number;
  },
): Promise<readonly PortalGroup[]> {
  return db
    .selectFrom('portal_group')
    .select(['slug', 'name'])
    .where('community_id', '=', page.communityId)
    .where('slug', '>', page.after)
    .orderBy('slug')
    .limit(page.limit)
    .execute();
}
