// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../database/prepared.js';
import type { Portal } from '../domain/portal.js';

const text = `
  select r.role
  from pairwise_subject p
  join member_public u on u.id = p.member_id and u.status = 'active'
  join live_membership m on m.member_id = p.member_id
    and m.community_id = (select id from community where slug = $3)
    and ($4::uuid[] is null or m.community_id = any ($4))
  left join live_role r on r.member_id = m.member_id and r.community_id = m.community_id
  where p.sector = $1 and p.sub = $2
  order by r.role`;

/**
 * Whether somebody whom a portal knows belongs to a community that it serves, and with which roles:
 * one prepared statement, because portals ask at every click. A foreign subject and a foreign
 * community belong nowhere.
 */
export async function checkSubject(
  db: Prepared,
  portal: Pick<Portal, 'sector' | 'communities'>,
  query: { readonly subject: string; readonly slug: string },
): Promise<{ readonly member: boolean; readonly roles: readonly string[] }> {
  const served = portal.communities === 'all' ? null : portal.communities;
  const values = [portal.sector, query.subject, query.slug, served];
  const rows = await db<{ role: string | null }>('portal_check', text, values);
  const roles = rows.flatMap((row) => (row.role === null ? [] : [row.role]));
  return { member: rows.length > 0, roles };
}

const batchText = `
  select m.member_id is not null as member, m.roles
  from unnest($2::text[], $3::text[]) with ordinality as q (sub, slug, position)
  left join lateral (
    select m.member_id, array(
      select r.role from live_role r
      where r.member_id = m.member_id and r.community_id = m.community_id order by r.role) as roles
    from pairwise_subject p
    join member_public u on u.id = p.member_id and u.status = 'active'
    join live_membership m on m.member_id = p.member_id and m.slug = q.slug
      and ($4::uuid[] is null or m.community_id = any ($4))
    where p.sector = $1 and p.sub = q.sub
  ) m on true
  order by q.position`;

/** The same for many questions at once, answered in their order, in one statement too. */
export async function checkSubjects(
  db: Prepared,
  portal: Pick<Portal, 'sector' | 'communities'>,
  queries: readonly { readonly subject: string; readonly slug: string }[],
): Promise<readonly { readonly member: boolean; readonly roles: readonly string[] }[]> {
  const served = portal.communities === 'all' ? null : portal.communities;
  const subjects = queries.map(({ subject }) => subject);
  const slugs = queries.map(({ slug }) => slug);
  const values = [portal.sector, subjects, slugs, served];
  const name = 'portal_check_batch';
  const rows = await db<{ member: boolean; roles: string[] | null }>(name, batchText, values);
  return rows.map(({ member, roles }) => ({ member, roles: roles ?? [] }));
}
