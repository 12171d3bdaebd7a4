// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { AgeClass } from '../../domain/joining/ages.js';

/** Of which age class somebody is, as a provider once said. */
async function readAgeClass(db: Db | Trx, memberId: MemberId): Promise<AgeClass> {
  const row = await db
    .selectFrom('member_standing')
    .select('age_class')
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row?.age_class ?? undefined;
}

/** Whether a provider has said that somebody is of age. */
export const isKnownAdult = async (db: Db | Trx, memberId: MemberId): Promise<boolean> =>
  (await readAgeClass(db, memberId)) === 'adult';
