// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type StintId } from '../../../kernel/ids.js';
import type { CardReader } from '../../domain/cards/seen-card.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { Handler } from '../../domain/reports/desk.js';

/** Somebody who belongs, as this reader sees them in the list; undefined where they do not. */
export async function findReportable(
  db: Db | Trx,
  where: { readonly stintId: StintId; readonly communityId: CommunityId },
  reader: CardReader,
): Promise<{ readonly memberId: MemberId; readonly displayName: string } | undefined> {
  const shown =
    reader === 'managers'
      ? sql`true`
      : sql`s.status <> 'suspended' and not m.limited and (s.paused_at is null or s.listed_while_paused)`;
  const known = reader === 'public' ? sql`a.age_class is distinct from 'minor'` : sql`true`;
  const { rows } = await sql<{ id: string; display_name: string }>`
    select m.id, m.display_name from stint s join member_public m on m.id = s.member_id
    join member_standing a on a.id = s.member_id
    where s.id = ${where.stintId} and s.community_id = ${where.communityId} and s.ended_at is null
      and ${shown} and ${known}`.execute(db);
  return rows[0] && { memberId: trustId(rows[0].id), displayName: rows[0].display_name };
}

/** Who holds one of these roles now; a handful, whatever the number of members. */
export async function listHandlers(
  db: Db | Trx,
  communityId: CommunityId,
  roles: readonly CommunityRole[],
): Promise<readonly Handler[]> {
  const rows = await db
    .selectFrom('live_role')
    .select(['member_id', 'role'])
    .where('community_id', '=', communityId)
    .where('role', 'in', [...roles])
    .execute();
  return rows.map(({ member_id: id, role }) => ({ memberId: trustId(id), role }));
}

/** The roles that somebody holds in a community now. */
export async function listRolesOf(
  trx: Trx,
  memberId: MemberId,
  communityId: CommunityId,
): Promise<readonly CommunityRole[]> {
  const rows = await trx
    .selectFrom('live_role')
    .select('role')
    .where('member_id', '=', memberId)
    .where('community_id', '=', communityId)
    .execute();
  return rows.map(({ role }) => role);
}
