// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { PlatformGrantId } from '../../../kernel/ids.js';
import type { PlatformGrant } from '../../domain/staff.js';
import {
  lockAdministrators,
  lockPlatformGrant,
  updatePlatformGrant,
} from '../../store/platform-grants.js';
import { listOverdueOffices, markOfficeOverrun } from '../../store/staff-terms/terms.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Ends roles on the platform whose term is over. The only administrator stays, in overrun, until there is another:
 * staff is told, and the figure of the alarm rises. A job; each role in its own transaction, so that two nodes
 * may run it together.
 * @returns how many were ended or went into overrun.
 */
export async function expireStaffRoles(deps: { db: Db; now: Clock }): Promise<number> {
  let done = 0;
  for (const id of await listOverdueOffices(deps.db, deps.now())) {
    if (await expire(deps, id)) done += 1;
  }
  return done;
}

async function expire(deps: { db: Db; now: Clock }, id: PlatformGrantId): Promise<boolean> {
  return transact(deps.db, async (trx) => {
    // All of them first, in one order: of two who go at the same moment, the second sees the first gone.
    const administrators = await lockAdministrators(trx);
    const grant = await lockPlatformGrant(trx, id);
    const at = deps.now();
    // Somebody may have renewed or ended it between the list and the lock.
    if (grant?.status !== 'active' || !grant.validUntil || grant.validUntil > at) return false;
    if (administrators.length === 1 && administrators[0]?.id === id) {
      return overrun(trx, grant, at);
    }
    await updatePlatformGrant(trx, { ...grant, status: 'ended' }, at);
    const data = { grant: id, role: grant.role, was: grant.status, how: 'expired' };
    await record(trx, { type: 'staff.ended', at, subject: grant.memberId, data });
    return true;
  });
}

async function overrun(trx: Trx, grant: PlatformGrant, at: Date): Promise<boolean> {
  if (!(await markOfficeOverrun(trx, grant.id, at))) return false;
  const data = { grant: grant.id, role: grant.role };
  await record(trx, { type: 'staff.overrun', at, subject: grant.memberId, data });
  return true;
}
