// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { ClientId, CommunityId } from '../../../kernel/ids.js';
import { hasEnded } from '../releases/ended.js';

/** A community to a portal, that knows people by the names of its sector. */
export interface Asked {
  readonly sector: string;
  readonly clientId: ClientId;
  readonly communityId: CommunityId;
}

/** A member of a community, as a portal that knows them sees them. */
export interface RosterEntry {
  readonly subject: string;
  /** Undefined for somebody who belongs no longer. */
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  readonly roles: readonly { readonly code: string; readonly until: Date | null }[];
  /** Slugs of the groups inside. */
  readonly groups: readonly string[];
}

export interface EntryRow {
  readonly sub: string;
  readonly since: Date | null;
  readonly until: Date | null;
  readonly roles: readonly { readonly code: string; readonly until: string | null }[];
  readonly groups: readonly string[];
}

/** So many memberships or changes are looked at for one page, however few of them the portal knows. */
export const mostLooked = 1_000;

/** The roles of the member of `m`, which is a row of `live_membership`; none where there is no such row. */
export const roles = sql`coalesce((
  select json_agg(json_build_object('code', r.role, 'until', r.until) order by r.role)
  from live_role r where r.member_id = m.member_id and r.community_id = m.community_id), '[]')`;

/** The groups inside that the member of `m` is in. */
export const groups = sql`array(
  select g.slug from live_group g where g.member_id = m.member_id and g.community_id = m.community_id order by g.slug)`;

/**
 * The place of the newest change. In one statement with others: what changed up to there is in what they see, because a
 * change gets its place after it was committed.
 */
export const newest = sql`(select coalesce(max(position), 0) from outbox)`;

export const toEntry = ({
  sub,
  since,
  until,
  roles: held,
  groups: inside,
}: EntryRow): RosterEntry => ({
  subject: sub,
  since: since ?? undefined,
  until: until ?? undefined,
  roles: held.map((role) => ({
    code: role.code,
    until: role.until === null ? null : new Date(role.until),
  })),
  groups: inside,
});

/** One member whom the portal knows; undefined for who does not belong, or is a stranger to it. */
export async function findRosterEntry(
  db: Db,
  of: Asked & { readonly subject: string },
): Promise<RosterEntry | undefined> {
  const { sector, clientId, communityId, subject } = of;
  const { rows } = await sql<EntryRow>`
    select p.sub, m.since, m.until, ${roles} as roles, ${groups} as groups
    from pairwise_subject p
    join member_public u on u.id = p.member_id and u.status = 'active'
    join live_membership m on m.member_id = p.member_id and m.community_id = ${communityId}
    where p.sector = ${sector} and p.sub = ${subject} and not ${hasEnded('p.member_id', clientId)}`.execute(
    db,
  );
  return rows[0] && toEntry(rows[0]);
}
