// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../database/prepared.js';
import { words } from '../../database/words.js';
import type { Portal } from '../domain/portal.js';
import type { ApiScope } from '../domain/scopes.js';
import { endedAt } from './releases/ended.js';

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
    where p.sector = o.sector and p.sub = $2 and not ${endedAt('p.member_id', 'o.client_id')}
  ) m on true
  left join live_role r on r.member_id = m.member_id and r.community_id = m.community_id
  ${mayAsk}
  order by r.role`;

/**
 * Whether somebody whom a portal knows belongs to a community that it serves, and with which roles; undefined for a
 * portal that may not ask any longer. One prepared statement, because portals ask at every click. A foreign subject,
 * somebody who put an end to what the portal receives, and a foreign community belong nowhere.
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

// One row says it all: a row for each answer costs more to send and to read than to find. Lists come through subselects,
// so that the plan that is kept does not depend on their lengths; else a short list would be planned anew each time.
// Each subject is looked up by itself: a join would read all subjects where they are a few thousand. Whoever is not
// active is looked for once for all, in an index of such members alone, and roles by member alone: in a community the
// search would read what others hold there.
const batchText = `
  with asker as materialized (
    select o.sector, o.serves_all ${asking} ${mayAsk}
  ), belonging as materialized (
    select q.position, m.member_id, m.community_id
    from (
      select q.position, q.slug, (
        select p.member_id from pairwise_subject p
        where p.sub = q.sub and p.sector = (select sector from asker)
      ) as member_id
      from unnest(string_to_array((select $2::text), ' '), string_to_array((select $3::text), ' '))
        with ordinality as q (sub, slug, position)
      offset 0
    ) q
    join live_membership m on m.member_id = q.member_id and m.slug = q.slug
    where (select serves_all from asker) or exists (
      select from portal_community s where s.client_id = $1 and s.community_id = m.community_id)
  )
  select (
    select string_agg(m.position::text, ' ') from belonging m
    where m.member_id <> all (array(
      select u.id from member_public u
      where u.status <> 'active' and u.id = any (array(select member_id from belonging))))
    and m.member_id <> all (array(
      select n.member_id from release_notice n
      where n.client_id = $1 and n.ended_at is not null and n.member_id = any (array(select member_id from belonging))))
  ) as found, (
    select string_agg(m.position || ':' || r.role, ' ') from live_role r
    join belonging m on m.member_id = r.member_id and m.community_id = r.community_id
    where r.member_id = any (array(select member_id from belonging))
  ) as held
  from asker`;

const stranger: Found = { member: false, roles: [] };
const plainMember: Found = { member: true, roles: [] };

/** The same for many questions at once, answered in their order, in one statement too. */
export async function checkSubjects(
  db: Prepared,
  { clientId }: Pick<Portal, 'clientId'>,
  queries: readonly Query[],
): Promise<readonly Found[] | undefined> {
  const subjects = words(queries.map(({ subject }) => subject));
  const slugs = words(queries.map(({ slug }) => slug));
  type Row = { readonly found: string | null; readonly held: string | null };
  const values = [clientId, subjects, slugs, scope];
  const [row] = await db<Row>('portal_check_batch', batchText, values);
  if (!row) return undefined;
  const answers = queries.map(() => stranger);
  for (const position of wordsOf(row.found)) answers[Number(position) - 1] = plainMember;
  for (const one of wordsOf(row.held)) note(answers, one);
  return answers;
}

const wordsOf = (list: string | null): readonly string[] => list?.split(' ') ?? [];

/** @param one the position of a question, and a role of whom it is about: `7:editor`; who is away holds none. */
function note(answers: Found[], one: string): void {
  const [position, role = ''] = one.split(':');
  const index = Number(position) - 1;
  const answer = answers[index];
  if (answer?.member) answers[index] = { member: true, roles: [...answer.roles, role].toSorted() };
}
