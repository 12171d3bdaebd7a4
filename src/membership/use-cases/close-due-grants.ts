// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { hasLapsed, type RoleGrant } from '../domain/role-grant.js';
import { overrunDays } from '../domain/roles/renewal.js';
import { agreementDays, offerDays } from '../domain/terms.js';
import { listOffersBefore } from '../store/grants.js';
import { listOverdue, markOverrun, markResting } from '../store/roles/terms.js';
import { endGrantWith } from './end-grant.js';
import { keepManaged, lastInCharge } from './keep-managed.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * Closes offers that nobody answered in fourteen days, and the word to take over of a year ago; not where the community
 * stands still. A job; each in its own transaction, so that two nodes may run it together.
 * @returns how many were closed.
 */
export async function lapseOffers(deps: { db: Db; now: Clock }): Promise<number> {
  const ago = (days: number): Date => later(deps.now(), -days * day);
  const before = { made: ago(offerDays), agreed: ago(agreementDays) };
  const due = await listOffersBefore(deps.db, before);
  return countTrue(due, (id) => lapse(deps, id));
}

/**
 * Ends roles whose term is over; where it passed while the community stands still they rest until that goes on, and what was
 * over before waits for that. The last manager's goes into overrun: they read and appoint a successor, and the
 * regional staff is told to find a caretaker. After a month of that a caretaker takes over, or the community is
 * frozen: a term never leaves an active community alone.
 * @returns how many were ended or went into overrun.
 */
export async function expireGrants(deps: { db: Db; now: Clock }): Promise<number> {
  const due = await listOverdue(deps.db, deps.now());
  return countTrue(due, (id) => expire(deps, id));
}

async function lapse(deps: { db: Db; now: Clock }, id: RoleGrantId): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, id);
    const at = deps.now();
    if (community.status === 'frozen' || !hasLapsed(grant, at)) return false;
    await endGrantWith(trx, grant, { status: 'lapsed', at, actor: undefined });
    return true;
  });
}

async function expire(deps: { db: Db; now: Clock }, id: RoleGrantId): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, id);
    const at = deps.now();
    if (grant.status !== 'active' || !grant.validUntil || grant.validUntil > at) return false;
    if (community.status === 'frozen' && grant.role !== 'caretaker') {
      if (!(await markResting(trx, grant.id, at))) return false;
      await tellOverrun(trx, grant, { at, why: 'standstill' });
      return true;
    }
    const isLast = (await lastInCharge(trx, community, [grant])).length > 0;
    if (isLast && grant.role === 'manager' && !grant.overrunAt) {
      if (!(await markOverrun(trx, grant.id, at))) return false;
      await tellOverrun(trx, grant, { at });
      return true;
    }
    // Another node may have come between the list and the lock.
    if (isLast && grant.overrunAt && later(grant.overrunAt, overrunDays * day) > at) return false;

    const end = { status: 'expired', at, actor: undefined } as const;
    await keepManaged(trx, { community, ending: [grant] }, end);
    await endGrantWith(trx, grant, end);
    return true;
  });
}

async function tellOverrun(
  trx: Trx,
  grant: RoleGrant,
  { at, why }: { readonly at: Date; readonly why?: 'standstill' },
): Promise<void> {
  await record(trx, {
    type: 'role.overrun',
    at,
    subject: grant.memberId,
    community: grant.communityId,
    data: { grant: grant.id, role: grant.role, ...(why && { why }) },
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
