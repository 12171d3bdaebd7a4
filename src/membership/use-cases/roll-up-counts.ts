// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { makeFacets, rollUpCatalogue } from '../store/catalogue/kept.js';
import { rollUpCounts as rollUpMembers } from '../store/counters.js';

/**
 * Brings the counts of members, and of communities in the catalogue, up to date, and what is made of these. A job; may run on every node at
 * once. @returns how many changes were added
 */
export async function rollUpCounts(deps: { db: Db }): Promise<number> {
  let total = 0;
  for (const rollUp of [rollUpMembers, rollUpCatalogue]) {
    for (let taken = await rollUp(deps.db); taken > 0; taken = await rollUp(deps.db))
      total += taken;
  }
  await makeFacets(deps.db);
  return total;
}
