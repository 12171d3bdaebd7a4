// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import {
  trustId,
  type ClientId,
  type CommunityId,
  type CommunityRequestId,
  type MemberId,
  type Slug,
} from '../../kernel/ids.js';
import type { CommunityRole, PlatformRole } from '../domain/permissions.js';

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

/** What a community is called in a language, and whether only its own see it; Italian where it has no name in that one. */
export async function findCommunityName(
  db: Db | Trx,
  communityId: CommunityId,
  locale: 'it' | 'en',
): Promise<{ readonly slug: Slug; readonly name: string; readonly hidden: boolean } | undefined> {
  const row = await db
    .selectFrom('community')
    .innerJoin('community_text', 'community_text.community_id', 'community.id')
    .select(['community.slug', 'community.visibility', 'community_text.name'])
    .where('community.id', '=', communityId)
    .where('community_text.lang', 'in', ['it', locale])
    .orderBy((eb) => eb('community_text.lang', '=', locale), 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { slug: trustId(row.slug), name: row.name, hidden: row.visibility === 'hidden' };
}

/** Which of these rest from a community, by their own wish. */
export async function listResting(
  db: Db | Trx,
  communityId: CommunityId,
  members: readonly MemberId[],
): Promise<readonly MemberId[]> {
  if (members.length === 0) return [];
  const rows = await db
    .selectFrom('stint')
    .select('member_id')
    .where('community_id', '=', communityId)
    .where('member_id', 'in', [...members])
    .where('ended_at', 'is', null)
    .where('paused_at', 'is not', null)
    .execute();
  return rows.map((row) => trustId(row.member_id));
}

/** The regional staff in office. */
export const listRegionalStaff = (db: Db | Trx): Promise<readonly MemberId[]> =>
  listInOffice(db, 'regional_staff');

/** Who runs the platform. */
export const listAdministrators = (db: Db | Trx): Promise<readonly MemberId[]> =>
  listInOffice(db, 'platform_admin');

/** The privacy officers in office. */
export const listPrivacyOfficers = (db: Db | Trx): Promise<readonly MemberId[]> =>
  listInOffice(db, 'privacy_officer');

async function listInOffice(db: Db | Trx, role: PlatformRole): Promise<readonly MemberId[]> {
  const rows = await db
    .selectFrom('live_office')
    .select('member_id')
    .where('role', '=', role)
    .execute();
  return rows.map((row) => trustId<MemberId>(row.member_id));
}

/** What somebody called the community that they ask for, and who they are to others. */
export async function findRequestName(
  db: Db | Trx,
  id: CommunityRequestId,
): Promise<{ readonly name: string; readonly asker: string } | undefined> {
  const row = await db
    .selectFrom('community_request')
    .innerJoin('member_public', 'member_public.id', 'community_request.requested_by')
    .select(['community_request.name', 'member_public.display_name'])
    .where('community_request.id', '=', id)
    .executeTakeFirst();
  return row && { name: row.name, asker: row.display_name };
}

/** The portal of the network on which a community meets. */
export async function findHomePortal(db: Db, id: CommunityId): Promise<ClientId | undefined> {
  const row = await db
    .selectFrom('community')
    .select('home_portal')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.home_portal ? trustId(row.home_portal) : undefined;
}
