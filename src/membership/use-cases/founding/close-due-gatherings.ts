// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { listDueGatherings, markDue, type DueGathering } from '../../store/founding/gathering.js';
import { transact } from '../transact.js';
import { recordRequest } from './hold-request.js';
import { signersOf } from './signers.js';

/**
 * Reminds who asked for a community that not enough have signed, and ends requests whose time is over; they may
 * ask again at once. A job; each in its own transaction, so that two nodes may run it together.
 * @returns how many were reminded or ended.
 */
export async function closeDueGatherings(deps: { db: Db; now: Clock }): Promise<number> {
  const at = deps.now();
  let done = 0;
  for (const due of await listDueGatherings(deps.db, at)) {
    const acted = await transact(deps.db, (trx) => act(trx, due, at));
    if (acted) done += 1;
  }
  return done;
}

async function act(trx: Trx, due: DueGathering, at: Date): Promise<boolean> {
  const request = await markDue(trx, due, at);
  if (!request) return false;
  if (due.due === 'remind') {
    const data = { until: request.gatherUntil.toISOString() };
    await recordRequest(trx, request, { type: 'community_request.lapse_near', at, data });
    return true;
  }
  const data = { signers: await signersOf(trx, request.id) };
  await recordRequest(trx, request, { type: 'community_request.lapsed', at, data });
  return true;
}
