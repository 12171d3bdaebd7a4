// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Person } from './people.js';

/**
 * A member of the regional staff who can take over a community: the one who keeps the fewest at the moment.
 * Who is being erased or merged just now is passed over: the caller holds a community already and must not wait.
 */
export async function findStandingStaff(
  trx: Trx,
  except: readonly MemberId[],
): Promise<MemberId | undefined> {
  const row = await trx
    .selectFrom('platform_grant')
    .innerJoin('member_public', 'member_public.id', 'platform_grant.member_id')
    .select('member_public.id')
    .where('platform_grant.role', '=', 'regional_staff')
    .where('platform_grant.status', '=', 'active')
    .where('member_public.status', '=', 'active')
    .$if(except.length > 0, (q) => q.where('member_public.id', 'not in', [...except]))
    .orderBy((e) =>
      e
        .selectFrom('role_grant')
        .select((c) => c.fn.countAll().as('kept'))
        .whereRef('role_grant.member_id', '=', 'member_public.id')
        .where('role_grant.live', '=', true)
        .where('role_grant.role', '=', 'caretaker'),
    )
    .orderBy('member_public.id')
    .limit(1)
    .forKeyShare('member_public')
    .skipLocked()
    .executeTakeFirst();
  return row && trustId<MemberId>(row.id);
}

/** The regional staff in office but one, by name. */
export async function listStaffInOffice(db: Db, except: MemberId): Promise<readonly Person[]> {
  const rows = await db
    .selectFrom('platform_grant')
    .innerJoin('member_public', 'member_public.id', 'platform_grant.member_id')
    .select(['member_public.id', 'member_public.display_name'])
    .where('platform_grant.role', '=', 'regional_staff')
    .where('platform_grant.status', '=', 'active')
    .where('member_public.status', '=', 'active')
    .where('member_public.id', '<>', except)
    .orderBy('member_public.display_name')
    .limit(100)
    .execute();
  return rows.map((row) => ({ memberId: trustId(row.id), displayName: row.display_name }));
}
