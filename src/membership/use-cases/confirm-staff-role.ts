// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { PlatformGrantId } from '../../kernel/ids.js';
import { officeEnd } from '../domain/staff-terms/term.js';
import { lockPlatformGrant, updatePlatformGrant } from '../store/platform-grants.js';
import { demand, demandFresh, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * An administrator confirms an appointment that waits: the second pair of eyes, so neither who receives the
 * role nor who sent the invitation.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `role.not_found`,
 *   `staff.not_waiting`, `staff.own_confirmation`
 */
export async function confirmStaffRole(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { actor: Actor; grantId: PlatformGrantId },
): Promise<void> {
  demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'staff.confirm');
    const grant = await lockPlatformGrant(trx, grantId);
    if (!grant) throw new PiazzaError('role.not_found', { grantId });
    if (grant.status !== 'unconfirmed') throw new PiazzaError('staff.not_waiting', { grantId });

    const at = deps.now();
    await updatePlatformGrant(trx, {
      ...grant,
      status: 'active',
      confirmedBy: actor.memberId,
      startedAt: at,
      validUntil: officeEnd(grant.role, at),
    });
    await record(trx, {
      type: 'staff.started',
      at,
      actor: actor.memberId,
      subject: grant.memberId,
      data: { grant: grant.id, role: grant.role },
    });
  });
}
