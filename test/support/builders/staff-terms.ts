// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { later } from '../../../src/kernel/clock.js';
import { trustId, type MemberId, type PlatformGrantId } from '../../../src/kernel/ids.js';
import type { PlatformRole } from '../../../src/membership/domain/permissions.js';
import { aStaffMember } from './membership.js';

/** Somebody in office whose term ends after so many milliseconds; below zero it has ended. */
export async function anOffice(
  db: Db,
  role: PlatformRole,
  after: number,
  memberId?: MemberId,
): Promise<{ readonly grantId: PlatformGrantId; readonly actor: Actor }> {
  const actor = await aStaffMember(db, role, memberId);
  const { id } = await db
    .updateTable('platform_grant')
    .set({ valid_until: later(new Date(), after) })
    .where('member_id', '=', actor.memberId)
    .where('role', '=', role)
    .where('status', '=', 'active')
    .returning('id')
    .executeTakeFirstOrThrow();
  return { grantId: trustId(id), actor };
}
