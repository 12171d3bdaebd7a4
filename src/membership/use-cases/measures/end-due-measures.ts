// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import { later, type Clock } from '../../../kernel/clock.js';
import type { MeasureId } from '../../../kernel/ids.js';
import { measureKept } from '../../domain/measures/measure.js';
import { deleteOldMeasures, listDueMeasures } from '../../store/measures/measures.js';
import { transact } from '../transact.js';
import { lockMeasureWithCommunity } from './lock-measure.js';
import { undoMeasure } from './undo-measure.js';

/**
 * Ends suspensions and bans whose time is up, and forgets measures a year after their end. A job; each in its
 * own transaction, so that two nodes may run it together.
 * @returns how many were ended.
 */
export async function endDueMeasures(deps: { db: Db; now: Clock }): Promise<number> {
  let ended = 0;
  for (const id of await listDueMeasures(deps.db, deps.now())) {
    if (await endDue(deps, id)) ended += 1;
  }
  await deleteOldMeasures(deps.db, later(deps.now(), -measureKept));
  return ended;
}

async function endDue(deps: { db: Db; now: Clock }, id: MeasureId): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const { measure } = await lockMeasureWithCommunity(trx, id);
    if (measure.status !== 'in_force') return false;
    await undoMeasure(trx, measure, { at: deps.now(), actor: undefined });
    return true;
  });
}
