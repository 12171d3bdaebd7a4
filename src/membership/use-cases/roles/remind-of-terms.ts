// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { listNearEnd, markReminded, type NearEnd } from '../../store/roles/terms.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Tells holders and managers 60, 30 and 7 days before a term ends. A job; each reminder in its own transaction,
 * decided by the row, so that two nodes may run it together and nobody is told twice.
 * @returns how many were told of.
 */
export async function remindOfTerms(deps: { db: Db; now: Clock }): Promise<number> {
  let told = 0;
  for (const near of await listNearEnd(deps.db, deps.now())) {
    if (await remind(deps, near)) told += 1;
  }
  return told;
}

async function remind(deps: { db: Db; now: Clock }, near: NearEnd): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const grant = await markReminded(trx, near);
    if (!grant) return false;
    await record(trx, {
      type: 'role.term_near',
      at: deps.now(),
      subject: grant.memberId,
      community: grant.communityId,
      data: { grant: near.id, role: grant.role, days: near.days },
    });
    return true;
  });
}
