// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';

/**
 * Locks every community in which one of these belongs, asks to, or is asked to sit for an organisation, by their
 * ids, as `lockCommunity` does for one.
 * @returns false when, without waiting, one of them could not be had.
 */
export async function lockCommunitiesOf(
  trx: Trx,
  members: readonly MemberId[],
  { waiting }: { waiting: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ wanted: string[] }>`
    select array(
      select community_id from stint where member_id = any (${members}) and ended_at is null
      union select community_id from join_request where member_id = any (${members}) and status in ('pending', 'needs_info')
      union select community_id from seat_delegate where member_id = any (${members}) and ended_at is null
    ) as wanted`.execute(trx);
  const wanted = rows[0]?.wanted ?? [];
  const locked = await sql`
    select id from community where id = any (${wanted}) order by id
    for no key update ${waiting ? sql`` : sql`skip locked`}`.execute(trx);
  return locked.rows.length === wanted.length;
}
