// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { trustId, type CommunityId, type MemberId, type Slug } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';

/** Who holds one of these roles in a community now. */
export async function listHolders(
  db: Db | Trx,
  communityId: CommunityId,
  roles: readonly CommunityRole[],
): Promise<readonly MemberId[]> {
  const rows = await db
    .selectFrom('live_role')
    .select('member_id')
    .distinct()
    .where('community_id', '=', communityId)
    .where('role', 'in', [...roles])
    .execute();
  return rows.map((row) => trustId(row.member_id));
}

/** What a community is called in a language, Italian where it has no name in that one. */
export async function findCommunityName(
  db: Db | Trx,
  communityId: CommunityId,
  locale: 'it' | 'en',
): Promise<{ readonly slug: Slug; readonly name: string } | undefined> {
  const row = await db
    .selectFrom('community')
    .innerJoin('community_text', 'community_text.community_id', 'community.id')
    .select(['community.slug', 'community_text.name'])
    .where('community.id', '=', communityId)
    .where('community_text.lang', 'in', ['it', locale])
    .orderBy((eb) => eb('community_text.lang', '=', locale), 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { slug: trustId(row.slug), name: row.name };
}
