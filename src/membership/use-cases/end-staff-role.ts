// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { PlatformGrantId } from '../../kernel/ids.js';
import {
  lockAdministrators,
  lockPlatformGrant,
  updatePlatformGrant,
} from '../store/platform-grants.js';
import { demand, demandFresh, powersOf } from './authorise.js';
import { keepAdministered } from './keep-administered.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * Ends a role on the platform, or an invitation or appointment that waits: one's own, or as an administrator.
 * The last administrator stays until there is another.
 *
 * @throws PiazzaError `role.not_found`, `right.missing`, `session.level_too_low`, `session.not_fresh`,
 *   `staff.last_administrator`
 */
export async function endStaffRole(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { actor: Actor; grantId: PlatformGrantId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    // All of them first, in one order: of two who go at the same moment, the second sees the first gone.
    await lockAdministrators(trx);
    const grant = await lockPlatformGrant(trx, grantId);
    if (!grant || grant.status === 'ended') throw new PiazzaError('role.not_found', { grantId });
    if (grant.memberId !== actor.memberId) {
      demand(await powersOf(trx, actor), 'staff.end');
      demandFresh(actor, deps.now);
    }
    await keepAdministered(trx, grant);

    const at = deps.now();
    await updatePlatformGrant(trx, { ...grant, status: 'ended' }, at);
    await record(trx, {
      type: 'staff.ended',
      at,
      actor: actor.memberId,
      subject: grant.memberId,
      data: { grant: grant.id, role: grant.role, was: grant.status },
    });
  });
}
