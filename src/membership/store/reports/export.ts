// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';

/**
 * What a member reported, and what was decided about them after a report, for the member: plain JSON. Who reported
 * them, and in which words, is not theirs to know (GDPR, art. 15(4)).
 */
export async function exportReports(db: Db, memberId: MemberId): Promise<object> {
  const { rows } = await sql<{ everything: object }>`
    select json_build_object(
      'reports', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'about', r.kind, 'why', r.reason_code, 'text', r.body, 'sent', r.opened_at,
          'decided', r.decided_at, 'outcome', r.outcome, 'reason', r.reason) order by r.opened_at, r.id)
        from report r join community c on c.id = r.community_id where r.reporter_id = ${memberId}), '[]'),
      'decisionsAfterReports', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'about', r.kind, 'decided', r.decided_at, 'outcome', r.outcome, 'ground', r.ground,
          'reason', r.reason, 'objection', r.objection, 'review', r.review, 'reviewReason', r.review_reason)
          order by r.decided_at, r.id)
        from report r join community c on c.id = r.community_id left join measure x on x.id = r.measure_id
        where r.member_id = ${memberId} and r.status = 'decided' and r.outcome <> 'no_action'
          and (r.measure_id is null or x.status in ('in_force', 'over'))), '[]')
    ) as everything`.execute(db);
  return rows[0]?.everything ?? {};
}
