// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../../../database/database.js';
import { trustId, type CommunityId, type MemberId, type RoleGrantId } from '../../../kernel/ids.js';
import type { CommunityRole } from '../../domain/permissions.js';

/** Whether the community of a row goes on. While it stands still nobody can answer, and nothing runs out there. */
export const goesOn = (communityId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from community c where c.id = ${communityId} and c.status = 'active')`;

/** Whether it does not stand still; for what may also wait in one that is being prepared, or is over. */
export const notStopped = (communityId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`not exists (select from community c where c.id = ${communityId} and c.status = 'frozen')`;

/** A role whose term has the days again that it had left when the community stopped. */
export interface Prolonged {
  readonly id: RoleGrantId;
  readonly memberId: MemberId;
  readonly role: CommunityRole;
  readonly until: Date;
  /** Its term passed meanwhile: it gave no rights any more. */
  readonly rested: boolean;
}

/**
 * The terms of the roles held there go on where they stopped; of one that was in overrun the patience does. A caretaker's
 * month has run on: they work while the others wait.
 */
export async function prolongTerms(
  trx: Trx,
  id: CommunityId,
  at: Date,
): Promise<readonly Prolonged[]> {
  const { rows } = await sql<{
    id: string;
    member_id: string;
    role: CommunityRole;
    valid_until: Date;
    rested: boolean;
    prolonged: boolean;
  }>`
    update role_grant w set
      valid_until = w.valid_until + case when held.prolonged then held.stood else interval '0' end,
      overrun_at = case when held.rested then null else w.overrun_at + held.stood end
    from (
      select g.id, g.valid_until > c.frozen_at as prolonged, g.overrun_at is not null as was_over,
        coalesce(g.overrun_at >= c.frozen_at, false) as rested,
        ${at}::timestamptz - greatest(c.frozen_at, g.valid_from) as stood
      from role_grant g join community c on c.id = g.community_id
      where c.id = ${id} and c.frozen_at < ${at} and g.live and g.status = 'active' and g.role <> 'caretaker'
      for update of g
    ) held
    where w.id = held.id and (held.prolonged or held.was_over)
    returning w.id, w.member_id, w.role, w.valid_until, held.rested, held.prolonged`.execute(trx);
  return rows
    .filter(({ prolonged }) => prolonged)
    .map((row) => ({
      id: trustId(row.id),
      memberId: trustId(row.member_id),
      role: row.role,
      until: row.valid_until,
      rested: row.rested,
    }));
}

/** Whatever waits for an answer there has as much time left as it had when the community stopped. */
export async function endStandstill(trx: Trx, id: CommunityId, at: Date): Promise<void> {
  const stood = sql`${at}::timestamptz - greatest(c.frozen_at, w.created_at)`;
  const waiting = sql`w.community_id = c.id and c.id = ${id} and c.frozen_at < ${at}`;
  await sql`
    update join_request w set expected_by = w.expected_by + (${stood}), escalated_at = w.escalated_at + (${stood}),
      asked_at = w.asked_at + (${stood})
    from community c where ${waiting} and w.status in ('pending', 'needs_info')`.execute(trx);
  await sql`
    update seat w set expected_by = w.expected_by + (${stood}), escalated_at = w.escalated_at + (${stood})
    from community c where ${waiting} and w.status in ('requested', 'offered')`.execute(trx);
  await sql`
    update seat_delegate w set created_at = w.created_at + (${stood})
    from community c where ${waiting} and w.status = 'offered'`.execute(trx);
  await sql`
    update role_grant w set created_at = w.created_at + (${stood}), agreed_at = w.agreed_at + (${stood})
    from community c where ${waiting} and w.status = 'offered'`.execute(trx);
  await sql`
    update invitation w set expires_at = w.expires_at + (${stood})
    from community c where ${waiting} and w.status = 'pending'`.execute(trx);
}
