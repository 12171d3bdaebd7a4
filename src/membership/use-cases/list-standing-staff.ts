// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Person } from '../store/people.js';
import { listStaffInOffice } from '../store/standing-staff.js';
import { demand, powersOf } from './authorise.js';

/**
 * Whom the reader may appoint as a caretaker: the regional staff but themselves.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listStandingStaff(
  deps: { db: Db },
  { actor }: { actor: Actor },
): Promise<readonly Person[]> {
  demand(await powersOf(deps.db, actor), 'role.appoint_caretaker');
  return listStaffInOffice(deps.db, actor.memberId);
}
