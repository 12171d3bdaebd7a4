// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { higher, type Level } from '../../kernel/level.js';

/** What identity changes about a member waits, or was waited for. */
export async function holdMember(trx: Trx, memberId: MemberId): Promise<void> {
  await trx
    .selectFrom('member_public')
    .select('id')
    .where('id', '=', memberId)
    .forKeyShare()
    .execute();
}

/**
 * The highest level that a member's ways in reach now. A means that is being severed at this moment is waited for,
 * and one that would be severed afterwards waits and sees what came of it.
 */
export async function lockBestLevel(trx: Trx, memberId: MemberId): Promise<Level> {
  await holdMember(trx, memberId);
  const rows = await trx
    .selectFrom('member_means')
    .select('level')
    .where('member_id', '=', memberId)
    .execute();
  return rows.map(({ level }) => level).reduce(higher, 'none');
}
