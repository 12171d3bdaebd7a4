// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityId, MemberId, RoleGrantId } from '../../../kernel/ids.js';
import type { RoleGrant } from '../../domain/role-grant.js';
import { toGrant } from '../grants.js';

/**
 * The roles that portals know of: held, offered or proposed. Neither labels nor what is agreed for the day that
 * somebody leaves.
 */
const known = (db: Db | Trx, communityId: CommunityId) =>
  db
    .selectFrom('role_grant')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('live', '=', true)
    .where('role', '!=', 'contact_person')
    .where('on_leave', '=', false);

/** One page of a community's, oldest first. */
export async function listGrantsPage(
  db: Db,
  communityId: CommunityId,
  page: { readonly after: RoleGrantId | undefined; readonly limit: number },
): Promise<readonly RoleGrant[]> {
  const rows = await known(db, communityId)
    .$if(page.after !== undefined, (q) => q.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(toGrant);
}

/** Those of one member there, oldest first: a role is held and open once at most. */
export async function listGrantsOf(
  db: Db | Trx,
  communityId: CommunityId,
  memberId: MemberId,
): Promise<readonly RoleGrant[]> {
  const rows = await known(db, communityId)
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
  return rows.map(toGrant);
}

export async function findGrantIn(
  db: Db | Trx,
  communityId: CommunityId,
  id: RoleGrantId,
): Promise<RoleGrant | undefined> {
  const row = await known(db, communityId).where('id', '=', id).executeTakeFirst();
  return row && toGrant(row);
}
