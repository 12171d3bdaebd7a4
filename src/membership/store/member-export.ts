// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';

/** What they asked, with the questions as they were put. */
const requestsOf = (memberId: MemberId) => sql`
        select json_agg(json_build_object(
          'community', c.slug, 'status', r.status, 'message', r.message, 'answers', r.answers, 'questions', (
            select json_object_agg(q.key, q.value ->> 'title')
            from form_version v, json_each(v.definition -> 'properties') q
            where v.id = r.form_version_id and r.answers is not null), 'reason', r.reason,
          'created', r.created_at, 'decided', r.decided_at) order by r.created_at, r.id)
        from join_request r join community c on c.id = r.community_id where r.member_id = ${memberId}`;

/** Everything kept here about a member, for the member: plain JSON, times as ISO 8601. */
export async function exportMembership(db: Db, memberId: MemberId): Promise<unknown> {
  const { rows } = await sql<{ everything: unknown }>`
    select json_build_object(
      'memberships', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'status', s.status, 'since', s.started_at, 'until', s.ended_at,
          'joined', s.join_path, 'level', s.level_at_join, 'with', s.provider_at_join) order by s.started_at, s.id)
        from stint s join community c on c.id = s.community_id where s.member_id = ${memberId}), '[]'),
      'requests', coalesce((${requestsOf(memberId)}), '[]'),
      'following', coalesce((
        select json_agg(json_build_object('community', c.slug, 'alerts', f.alerts, 'since', f.since) order by f.since, c.slug)
        from following f join community c on c.id = f.community_id where f.member_id = ${memberId}), '[]'),
      'refusedMails', coalesce((
        select json_agg(json_build_object('kind', x.kind, 'since', x.refused_at) order by x.kind)
        from mail_refusal x where x.member_id = ${memberId}), '[]'),
      'terms', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'version', v.number, 'language', a.lang, 'accepted', a.accepted_at,
          'sha256', encode(t.sha256, 'hex')) order by a.accepted_at, v.id)
        from terms_acceptance a join terms_version v on v.id = a.version_id
          join terms_text t on t.version_id = v.id and t.lang = a.lang
          left join community c on c.id = v.community_id
        where a.member_id = ${memberId}), '[]'),
      'roles', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'role', g.role, 'status', g.status, 'message', g.message,
          'from', g.valid_from, 'until', g.valid_until, 'ended', g.ended_at) order by g.created_at, g.id)
        from role_grant g join community c on c.id = g.community_id where g.member_id = ${memberId}), '[]'),
      'communityRequests', coalesce((
        select json_agg(json_build_object(
          'name', r.name, 'purpose', r.purpose, 'presentation', r.presentation, 'forWhom', r.for_whom,
          'managers', r.managers, 'status', r.status, 'reason', r.reason, 'created', r.created_at,
          'messages', (select json_agg(json_build_object('side', g.side, 'text', g.text, 'at', g.created_at)
            order by g.created_at, g.id) from community_request_message g where g.request_id = r.id)) order by r.created_at, r.id)
        from community_request r where r.requested_by = ${memberId}), '[]'),
      'signatures', coalesce((
        select json_agg(json_build_object(
          'for', r.name, 'status', p.status, 'asked', p.created_at, 'answered', p.answered_at) order by p.created_at, p.id)
        from community_promoter p join community_request r on r.id = p.request_id
        where p.member_id = ${memberId}), '[]'),
      'measures', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'kind', x.kind, 'reason', x.reason, 'from', x.imposed_at, 'until', x.until,
          'ended', x.ended_at, 'appeal', a.status, 'messages', (
            select json_agg(json_build_object('own', w.author = x.member_id, 'text', w.body, 'at', w.written_at) order by w.written_at, w.id)
            from appeal_message w where w.appeal_id = a.id)) order by x.imposed_at, x.id)
        from measure x left join community c on c.id = x.community_id left join appeal a on a.measure_id = x.id
        where x.member_id = ${memberId} and x.status in ('in_force', 'over')), '[]'),
      'platformRoles', coalesce((
        select json_agg(json_build_object(
          'role', p.role, 'status', p.status, 'from', p.started_at, 'until', coalesce(p.ended_at, p.valid_until)) order by p.created_at, p.id)
        from platform_grant p where p.member_id = ${memberId}), '[]')
    ) as everything`.execute(db);
  return rows[0]?.everything;
}
