// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import type { Measure } from '../../domain/measures/measure.js';
import { toMeasure } from './measures.js';

/** Ends what is in force against a member, except bans; what was ended. */
export async function endMeasuresOf(
  trx: Trx,
  memberId: MemberId,
  at: Date,
): Promise<readonly Measure[]> {
  const rows = await trx
    .updateTable('measure')
    .set({ status: 'over', ended_at: at })
    .where('member_id', '=', memberId)
    .where('kind', '<>', 'ban')
    .where('status', '=', 'in_force')
    .returningAll()
    .execute();
  return rows.map(toMeasure);
}

/** Blanks what was written about a member and forgets their appeals. */
export async function blankMeasures(trx: Trx, memberId: MemberId): Promise<void> {
  await trx.deleteFrom('appeal').where('member_id', '=', memberId).execute();
  await trx
    .updateTable('measure')
    .set((e) => ({
      reason: '-',
      end_reason: e.case().when('end_reason', 'is', null).then(null).else('-').end(),
    }))
    .where('member_id', '=', memberId)
    .execute();
}
