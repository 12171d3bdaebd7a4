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
