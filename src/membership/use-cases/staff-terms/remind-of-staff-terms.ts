// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import {
  listOfficesNearEnd,
  markOfficeReminded,
  type OfficeNearEnd,
} from '../../store/staff-terms/terms.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Tells holders and administrators 30, 14, 7 and 1 days before a term on the platform ends. A job; each reminder in
 * its own transaction, decided by the row, so that two nodes may run it together and nobody is told twice.
 * @returns how many were told of.
 */
export async function remindOfStaffTerms(deps: { db: Db; now: Clock }): Promise<number> {
  let told = 0;
  for (const near of await listOfficesNearEnd(deps.db, deps.now())) {
    if (await remind(deps, near)) told += 1;
  }
  return told;
}

async function remind(deps: { db: Db; now: Clock }, near: OfficeNearEnd): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const office = await markOfficeReminded(trx, near);
    if (!office) return false;
    const { memberId: subject, role, until } = office;
    const data = { grant: near.id, role, days: near.days, until: until.toISOString() };
    await record(trx, { type: 'staff.term_near', at: deps.now(), subject, data });
    return true;
  });
}
