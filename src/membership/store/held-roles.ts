// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import type { CommunityRole, PlatformRole } from '../domain/permissions.js';

/** The roles that somebody holds anywhere, those of a suspended membership and those that wait for confirmation too. */
export async function heldRoles(
  db: Db | Trx,
  memberId: MemberId,
): Promise<{ readonly community: CommunityRole[]; readonly platform: PlatformRole[] }> {
  const { rows } = await sql<{ community: CommunityRole[]; platform: PlatformRole[] }>`select
    array(
      select distinct role from role_grant where member_id = ${memberId} and live and status = 'active'
    ) as community,
    array(
      select role from platform_grant
      where member_id = ${memberId} and status in ('unconfirmed', 'active')
    ) as platform`.execute(db);
  return rows[0] ?? { community: [], platform: [] };
}
