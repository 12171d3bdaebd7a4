// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { CommunityId } from '../../../kernel/ids.js';

/** A member of a community, as a portal that knows them sees them. */
export interface RosterEntry {
  readonly subject: string;
  /** Undefined for somebody who belongs no longer. */
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly roles: readonly { readonly code: string; readonly until: Date | null }[];
}

/** Where a page ended: a moment, and an id of that moment. */
export type RosterKey = readonly [at: string, id: string];

export interface RosterQuery {
  readonly sector: string;
  readonly communityId: CommunityId;
  readonly role?: string | undefined;
  /** Those for whom something changed since, in the order of the changes, instead of those who belong. */
  readonly changedSince?: Date | undefined;
  readonly after?: RosterKey | undefined;
  readonly limit: number;
}

/** So many are looked at for one page, however few of them the portal knows. */
const mostLooked = 1_000;

interface Row {
  readonly sub: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
  readonly roles: readonly { readonly code: string; readonly until: string | null }[];
  readonly key: RosterKey;
  readonly looked: number;
  readonly last: RosterKey | null;
}

/**
 * One page of those who belong, in the order in which they joined, or of those for whom something changed: who
 * changed twice may come twice, and some belong no longer. It reads so many rows at most, of a community of any size.
 */
export async function listRoster(
  db: Db,
  query: RosterQuery,
): Promise<{ readonly entries: readonly RosterEntry[]; readonly next: RosterKey | undefined }> {
  const { sector, communityId, limit } = query;
  const { rows } = await sql<Row>`
    with looked as materialized (${query.changedSince ? changed(query) : belonging(query)}),
    latest as (
      select member_id, max(at) as at, (array_agg(id order by at desc, id desc))[1] as id from looked group by member_id
    ), known as (
      select p.sub, l.* from latest l
      join pairwise_subject p on p.member_id = l.member_id and p.sector = ${sector}
      join member_public u on u.id = l.member_id and u.status = 'active'
      order by l.at, l.id limit ${limit + 1}
    )
    select k.sub, m.since, m.until, array[k.at::text, k.id::text] as key, coalesce((
        select json_agg(json_build_object('code', r.role, 'until', r.until) order by r.role)
        from live_role r where r.member_id = k.member_id and r.community_id = ${communityId}
      ), '[]') as roles,
      (select count(*) from looked) as looked,
      (select array[at::text, id::text] from looked order by at desc, id desc limit 1) as last
    from (values (1)) as one left join known k on true
      left join live_membership m on m.member_id = k.member_id and m.community_id = ${communityId}
    order by k.at, k.id`.execute(db);
  return toPage(rows, limit);
}

const belonging = (query: RosterQuery) => sql`
  select m.member_id, m.since as at, m.stint_id as id from live_membership m
  where m.community_id = ${query.communityId} and ${within(query, sql`(m.since, m.stint_id)`)}
  order by m.since, m.stint_id limit ${mostLooked}`;

const changed = (query: RosterQuery) => sql`
  select m.member_id, m.at, m.id from portal_event m
  where m.community_id = ${query.communityId} and m.at >= ${query.changedSince} and ${within(query, sql`(m.at, m.id)`)}
  order by m.at, m.id limit ${mostLooked}`;

/** Behind the page before, and holding the role: its holders are few and have an index of their own. */
const within = ({ communityId, role, after }: RosterQuery, key: ReturnType<typeof sql>) => sql`
  ${after ? sql`${key} > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
  and ${
    role === undefined
      ? sql`true`
      : sql`m.member_id = any (array(
          select member_id from live_role where community_id = ${communityId} and role = ${role}))`
  }`;

function toPage(rows: readonly Row[], limit: number): Awaited<ReturnType<typeof listRoster>> {
  const found = rows.flatMap((row) => (row.sub === null ? [] : [{ ...row, sub: row.sub }]));
  const page = found.slice(0, limit);
  const [first] = rows;
  const rest = first?.looked === mostLooked ? (first.last ?? undefined) : undefined;
  return { entries: page.map(toEntry), next: found.length > limit ? page.at(-1)?.key : rest };
}

/** One member whom the portal knows; undefined for who does not belong, or is a stranger to it. */
export async function findRosterEntry(
  db: Db,
  of: { readonly sector: string; readonly communityId: CommunityId; readonly subject: string },
): Promise<RosterEntry | undefined> {
  const { sector, communityId, subject } = of;
  const { rows } = await sql<Row & { readonly sub: string }>`
    select p.sub, m.since, m.until, coalesce((
        select json_agg(json_build_object('code', r.role, 'until', r.until) order by r.role)
        from live_role r where r.member_id = m.member_id and r.community_id = m.community_id
      ), '[]') as roles
    from pairwise_subject p
    join member_public u on u.id = p.member_id and u.status = 'active'
    join live_membership m on m.member_id = p.member_id and m.community_id = ${communityId}
    where p.sector = ${sector} and p.sub = ${subject}`.execute(db);
  return rows[0] && toEntry(rows[0]);
}

const toEntry = ({ sub, since, until, roles }: Row & { readonly sub: string }): RosterEntry => ({
  subject: sub,
  since: since ?? undefined,
  until: until ?? undefined,
  roles: roles.map((role) => ({
    code: role.code,
    until: role.until === null ? null : new Date(role.until),
  })),
});
