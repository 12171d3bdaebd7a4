// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import { trustId, type MemberId } from '../../../kernel/ids.js';
import { platformRoles, type PlatformRole } from '../../domain/permissions.js';

/** Administrators in office with this proven address, in lower case. */
export async function findAdministrators(db: Db, address: string): Promise<readonly MemberId[]> {
  const rows = await db
    .selectFrom('live_office')
    .innerJoin('member_address', 'member_address.member_id', 'live_office.member_id')
    .select('live_office.member_id')
    .distinct()
    .where('live_office.role', '=', 'platform_admin')
    .where('member_address.value_normalised', '=', address)
    .where('member_address.proven', '=', true)
    .execute();
  return rows.map((row) => trustId<MemberId>(row.member_id));
}

/** Everybody in office, by role. */
export async function listStaffHolders(
  db: Db,
): Promise<ReadonlyMap<PlatformRole, readonly string[]>> {
  const { rows } = await sql<{ role: PlatformRole; members: string[] }>`
    select role, array_agg(member_id::text order by member_id) as members from live_office
    group by role`.execute(db);
  const held = new Map(rows.map(({ role, members }) => [role, members]));
  return new Map(platformRoles.map((role) => [role, held.get(role) ?? []]));
}
