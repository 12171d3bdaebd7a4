// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';

/** Whether a provider has said that somebody is of age. */
export async function isKnownAdult(db: Db | Trx, memberId: MemberId): Promise<boolean> {
  const row = await db
    .selectFrom('member_standing')
    .select('age_class')
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row?.age_class === 'adult';
}
