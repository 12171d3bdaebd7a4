// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { offerDays } from '../domain/terms.js';
import { listDueGrants } from '../store/grants.js';
import { endGrantWith } from './end-grant.js';
import { keepManaged } from './keep-managed.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { transact } from './transact.js';

/**
 * Closes offers that nobody answered in fourteen days. A job; each in its own transaction, so that two nodes
 * may run it together.
 * @returns how many were closed.
 */
export async function lapseOffers(deps: { db: Db; now: Clock }): Promise<number> {
  const before = later(deps.now(), -offerDays * day);
  const due = await listDueGrants(deps.db, { status: 'offered', before });
  return countTrue(due, (id) => lapse(deps, id));
}

/**
 * Ends roles whose term is over. When it is the last manager's, a caretaker takes over in the same act, or the
 * community is frozen: a term never leaves an active community alone.
 * @returns how many were ended.
 */
export async function expireGrants(deps: { db: Db; now: Clock }): Promise<number> {
  const due = await listDueGrants(deps.db, { status: 'active', before: deps.now() });
  return countTrue(due, (id) => expire(deps, id));
}

async function lapse(deps: { db: Db; now: Clock }, id: RoleGrantId): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const { grant } = await lockGrantWithCommunity(trx, id);
    if (grant.status !== 'offered') return false;
    await endGrantWith(trx, grant, { status: 'lapsed', at: deps.now(), actor: undefined });
    return true;
  });
}

async function expire(deps: { db: Db; now: Clock }, id: RoleGrantId): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, id);
    if (grant.status !== 'active') return false;
    const end = { status: 'expired', at: deps.now(), actor: undefined } as const;
    await keepManaged(trx, { community, ending: [grant] }, end);
    await endGrantWith(trx, grant, end);
    return true;
  });
}

async function countTrue(
  ids: readonly RoleGrantId[],
  act: (id: RoleGrantId) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const id of ids) {
    if (await act(id)) done += 1;
  }
  return done;
}
