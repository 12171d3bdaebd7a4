// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../../../database/database.js';
import type { CommunityId } from '../../../kernel/ids.js';

/** Whether the community of a row goes on. While it stands still nobody can answer, and nothing runs out there. */
export const goesOn = (communityId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from community c where c.id = ${communityId} and c.status = 'active')`;

/** Whether it does not stand still; for what may also wait in one that is being prepared, or is over. */
export const notStopped = (communityId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`not exists (select from community c where c.id = ${communityId} and c.status = 'frozen')`;

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
