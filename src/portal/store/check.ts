// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../database/prepared.js';
import type { Portal } from '../domain/portal.js';
import type { ApiScope } from '../domain/scopes.js';

export interface Found {
  readonly member: boolean;
  readonly roles: readonly string[];
}

interface Query {
  readonly subject: string;
  readonly slug: string;
}

const scope: ApiScope = 'memberships:read';

/** The portal as it is at this moment, so that one that was disabled is refused without another question. */
const asking = 'from portal o';
const mayAsk = `where o.client_id = $1 and o.status = 'active' and $4 = any (o.scopes)`;
const served = `(o.serves_all or exists (
  select from portal_community s where s.client_id = o.client_id and s.community_id = m.community_id))`;

const text = `
  select m.member_id is not null as member, r.role
  ${asking}
  left join lateral (
    select m.member_id, m.community_id
    from pairwise_subject p
    join member_public u on u.id = p.member_id and u.status = 'active'
    join live_membership m on m.member_id = p.member_id
      and m.community_id = (select id from community where slug = $3) and ${served}
    where p.sector = o.sector and p.sub = $2
  ) m on true
  left join live_role r on r.member_id = m.member_id and r.community_id = m.community_id
  ${mayAsk}
  order by r.role`;

/**
 * Whether somebody whom a portal knows belongs to a community that it serves, and with which roles; undefined for a
 * portal that may not ask any longer. One prepared statement, because portals ask at every click. A foreign subject and
 * a foreign community belong nowhere.
 */
export async function checkSubject(
  db: Prepared,
  { clientId }: Pick<Portal, 'clientId'>,
  { subject, slug }: Query,
): Promise<Found | undefined> {
  type Row = { readonly member: boolean; readonly role: string | null };
  const rows = await db<Row>('portal_check', text, [clientId, subject, slug, scope]);
  const [first] = rows;
  if (!first) return undefined;
  const roles: string[] = [];
  for (const { role } of rows) if (role !== null) roles.push(role);
  return { member: first.member, roles };
}

// Each subject, each community and all roles are found once, by sets: a look at each of them for every question costs
// twice as much. Roles are looked for by member alone: in a community the search would read what others hold there.
const batchText = `
  with asker as materialized (
    select o.client_id, o.sector, o.serves_all ${asking} ${mayAsk}
  ), known as materialized (
    select p.sub, p.member_id from pairwise_subject p
    where p.sector = (select sector from asker) and p.sub = any ($2)
  ), belonging as materialized (
    select q.position::int, m.member_id, m.community_id
    from unnest($2::text[], $3::text[]) with ordinality as q (sub, slug, position)
    join known k on k.sub = q.sub
    join live_membership m on m.member_id = k.member_id and m.slug = q.slug
    join member_public u on u.id = m.member_id and u.status = 'active'
    where (select serves_all from asker) or exists (
      select from portal_community s where s.client_id = $1 and s.community_id = m.community_id)
  ), held as materialized (
    select r.member_id, r.community_id, r.role from live_role r
    where r.member_id = any (array(select member_id from belonging))
  )
  select m.position, r.role
  from asker left join belonging m on true
  left join held r on r.member_id = m.member_id and r.community_id = m.community_id
  order by r.role`;

const stranger: Found = { member: false, roles: [] };

/** The same for many questions at once, answered in their order, in one statement too. */
export async function checkSubjects(
  db: Prepared,
  { clientId }: Pick<Portal, 'clientId'>,
  { subjects, slugs }: { readonly subjects: readonly string[]; readonly slugs: readonly string[] },
): Promise<readonly Found[] | undefined> {
  type Row = { readonly position: number | null; readonly role: string | null };
  const values = [clientId, subjects, slugs, scope];
  const rows = await db<Row>('portal_check_batch', batchText, values);
  if (rows.length === 0) return undefined;
  const found = new Map<number, string[]>();
  for (const { position, role } of rows) {
    if (position === null) continue;
    const roles = found.get(position) ?? [];
    if (role !== null) roles.push(role);
    found.set(position, roles);
  }
  return subjects.map((_, index) => {
    const roles = found.get(index + 1);
    return roles ? { member: true, roles } : stranger;
  });
}
