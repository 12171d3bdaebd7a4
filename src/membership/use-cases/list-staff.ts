// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { can } from '../domain/policy.js';
import { isOfficeRenewable } from '../domain/staff-terms/term.js';
import { listStaffEntries, type StaffEntry } from '../store/platform-grants.js';
import { demand, powersOf } from './authorise.js';

export interface ListedStaff extends StaffEntry {
  /** Whether the reader may confirm this appointment: an administrator, neither its holder nor its inviter. */
  readonly confirmable: boolean;
  /** Whether the reader may agree to another term: an administrator, of another's in its last sixty days. */
  readonly renewable: boolean;
  /** Whether the reader may end it: an administrator, or its holder. */
  readonly endable: boolean;
}

/**
 * Who works on the platform, who was invited, whose appointment waits.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listStaff(
  deps: { db: Db; now: Clock },
  { actor }: { actor: Actor },
): Promise<readonly ListedStaff[]> {
  const powers = await powersOf(deps.db, actor);
  demand(powers, 'staff.read');
  const confirms = can(powers, 'staff.confirm');
  const ends = can(powers, 'staff.end');
  const now = deps.now();
  const entries = await listStaffEntries(deps.db, now);
  return entries.map((entry) => ({
    ...entry,
    renewable: confirms && entry.memberId !== actor.memberId && isOfficeRenewable(entry, now),
    endable: ends || entry.memberId === actor.memberId,
    confirmable:
      confirms &&
      entry.status === 'unconfirmed' &&
      entry.memberId !== actor.memberId &&
      entry.invitedBy !== actor.memberId,
  }));
}
