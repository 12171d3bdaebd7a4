// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { lasts } from '../../domain/measures/measure.js';
import { blankMeasures, endMeasuresOf } from '../../store/measures/erasure.js';
import { recordAll } from '../record.js';
import { endOf } from './tell-end.js';

/** What was decided about a member is over with them and its words are blanked; only a ban stays in force. */
export async function endWithErasure(trx: Trx, memberId: MemberId, at: Date): Promise<void> {
  const over = await endMeasuresOf(trx, memberId, at);
  await recordAll(
    trx,
    over.filter(lasts).map((measure) => endOf(measure, { at, actor: memberId })),
  );
  await blankMeasures(trx, memberId);
}
