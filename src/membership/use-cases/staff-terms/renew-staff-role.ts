// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { PlatformGrantId } from '../../../kernel/ids.js';
import { isOfficeRenewable, officeRenewedUntil } from '../../domain/staff-terms/term.js';
import { lockPlatformGrant } from '../../store/platform-grants.js';
import { renewOffice } from '../../store/staff-terms/terms.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface RenewStaffRole {
  /** Undefined from the command line, whose user owns the machine. */
  readonly actor?: Actor | undefined;
  readonly grantId: PlatformGrantId;
}

/**
 * An administrator agrees to another term of somebody's role on the platform, in its last sixty days; never of
 * their own.
 *
 * @returns the new end
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `role.not_found`,
 *   `role.not_renewable`, `role.to_oneself`
 */
export async function renewStaffRole(
  deps: { db: Db; now: Clock },
  { actor, grantId }: RenewStaffRole,
): Promise<Date> {
  if (actor) demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    if (actor) demand(await powersOf(trx, actor), 'staff.confirm');
    const grant = await lockPlatformGrant(trx, grantId);
    if (grant?.status !== 'active') throw new PiazzaError('role.not_found', { grantId });

    const at = deps.now();
    if (!isOfficeRenewable(grant, at)) throw new PiazzaError('role.not_renewable', { grantId });
    const until = officeRenewedUntil(grant, at);
    await renewOffice(trx, grantId, { until, by: actor?.memberId, at });
    await record(trx, {
      type: 'staff.renewed',
      at,
      actor: actor?.memberId,
      subject: grant.memberId,
      data: { grant: grantId, role: grant.role, until: until.toISOString() },
    });
    return until;
  });
}
