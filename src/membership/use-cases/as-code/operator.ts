// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { PlatformRole } from '../../domain/permissions.js';
import { staffLevel } from '../../domain/policy.js';
import { findAdministrators, listStaffHolders } from '../../store/as-code/staff.js';
import type {} from '../../errors.js';

/**
 * Who applies a configuration: an administrator, by a proven address of theirs. The machine and the keys that
 * the command is run with stand for the proof of a sign-in.
 * @throws PiazzaError `right.missing` where no administrator, or more than one, has that address
 */
export async function nameOperator(
  { db, now }: { db: Db; now: Clock },
  address: string,
): Promise<Actor> {
  const [memberId, another] = await findAdministrators(db, address.trim().toLowerCase());
  if (!memberId || another) throw new PiazzaError('right.missing', { role: 'platform_admin' });
  return {
    memberId,
    level: staffLevel,
    authenticatedAt: now(),
    provider: 'operator',
    capacity: 'operator',
  };
}

/** Who holds which role on the platform, by the ids of members; a file never changes it. */
export const exportStaff = ({
  db,
}: {
  db: Db;
}): Promise<ReadonlyMap<PlatformRole, readonly string[]>> => listStaffHolders(db);
