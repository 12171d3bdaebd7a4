// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';

/**
 * The disputes to which a member is or was a party, with what both sides wrote, and the emergency interventions that
 * they began, for the member: plain JSON. The other side is not named.
 */
export async function exportDisputes(db: Db, memberId: MemberId): Promise<object> {
  const { rows } = await sql<{ everything: object }>`
    select json_build_object(
      'disputes', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'opened', d.opened_at, 'openedByMe', d.opened_by = ${memberId}, 'status', d.status,
          'decided', d.decided_at, 'reason', d.reason, 'messages', (
            select json_agg(json_build_object('own', w.author = ${memberId}, 'text', w.body, 'at', w.written_at) order by w.written_at, w.id)
            from dispute_message w where w.dispute_id = d.id)) order by d.opened_at, d.id)
        from dispute d join community c on c.id = d.community_id
        where d.opened_by = ${memberId} or d.against = ${memberId}), '[]'),
      'interventions', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'reason', b.reason, 'from', b.started_at, 'until', b.ends_at,
          'ended', b.ended_at) order by b.started_at, b.id)
        from break_glass b join community c on c.id = b.community_id where b.member_id = ${memberId}), '[]')
    ) as everything`.execute(db);
  return rows[0]?.everything ?? {};
}
