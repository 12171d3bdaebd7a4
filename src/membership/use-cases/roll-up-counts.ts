// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { rollUpCounts as rollUp } from '../store/counters.js';

/** Brings the counts of members up to date. A job; may run on every node at once. */
export async function rollUpCounts(deps: { db: Db }): Promise<number> {
  let total = 0;
  for (let taken = await rollUp(deps.db); taken > 0; taken = await rollUp(deps.db)) total += taken;
  return total;
}
