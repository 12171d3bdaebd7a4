// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../database/prepared.js';
import { trustId, type CommunityId, type MemberId, type Slug } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';

/** One membership as portals learn of it: only live ones, only roles within their term. */
export interface ClaimMembership {
  readonly communityId: CommunityId;
  readonly slug: Slug;
  /** In the language asked for, in Italian where it has no such text. */
  readonly name: string;
  readonly since: Date;
  /** When the membership itself ends; null for one without an end. */
  readonly until: Date | null;
  /** The organisation that the member acts for: its code in the index of administrations, its public name. */
  readonly onBehalfOf: { readonly ipa: string | null; readonly name: string | null } | null;
  readonly roles: readonly { readonly code: CommunityRole; readonly until: Date | null }[];
  /** Slugs of the groups inside it, in their order. */
  readonly groups: readonly string[];
}

const claimsText = `
  select m.community_id, m.slug, m.since, m.until, m.on_behalf_of, coalesce(t.name, it.name) as name, r.roles,
    array(
      select g.slug from live_group g
      where g.member_id = m.member_id and g.community_id = m.community_id order by g.slug
    ) as groups
  from live_membership m
  join community_text it on it.community_id = m.community_id and it.lang = 'it'
  left join community_text t on t.community_id = m.community_id and t.lang = $3
  cross join lateral (
    select coalesce(json_agg(json_build_object('code', g.role, 'until', g.until) order by d.rank desc, g.role), '[]') as roles
    from live_role g join role_definition d on d.code = g.role
    where g.member_id = m.member_id and g.community_id = m.community_id
  ) r
  where m.member_id = $1 and ($2::uuid[] is null or m.community_id = any ($2))
  order by m.slug`;

interface ClaimRow {
  readonly community_id: string;
  readonly slug: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly on_behalf_of: ClaimMembership['onBehalfOf'];
  readonly name: string;
  readonly roles: readonly { readonly code: CommunityRole; readonly until: string | null }[];
  readonly groups: readonly string[];
}

/** The live memberships of one member in some communities, or in all, by slug: one prepared statement. */
export async function membershipClaims(
  db: Prepared,
  query: { memberId: MemberId; communities: readonly CommunityId[] | 'all'; locale: 'it' | 'en' },
): Promise<readonly ClaimMembership[]> {
  const communities = query.communities === 'all' ? null : query.communities;
  const rows = await db<ClaimRow>('membership_claims', claimsText, [
    query.memberId,
    communities,
    query.locale,
  ]);
  return rows.map((row) => ({
    communityId: trustId(row.community_id),
    slug: trustId(row.slug),
    name: row.name,
    since: row.since,
    until: row.until,
    onBehalfOf: row.on_behalf_of,
    groups: row.groups,
    roles: row.roles.map(({ code, until }) => ({
      code,
      until: until === null ? null : new Date(until),
    })),
  }));
}

const checkText = `
  select r.role from live_membership m
  left join live_role r on r.member_id = m.member_id and r.community_id = m.community_id
    and ($3::text is null or r.role = $3)
  where m.member_id = $1 and m.slug = $2
  order by r.role`;

/** Whether somebody belongs to a community right now, and with which roles (or with the one asked for). */
export async function checkMembership(
  db: Prepared,
  { memberId, slug, role }: { memberId: MemberId; slug: Slug; role?: string | undefined },
): Promise<{ member: boolean; roles: readonly CommunityRole[] }> {
  const values = [memberId, slug, role ?? null];
  const rows = await db<{ role: CommunityRole | null }>('membership_check', checkText, values);
  const roles = rows.flatMap((row) => (row.role === null ? [] : [row.role]));
  return { member: rows.length > 0, roles };
}
