// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { runPrepared } from '../../database/prepared.js';
import {
  trustId,
  type JoinRequestId,
  type MemberId,
  type RoleGrantId,
  type Slug,
} from '../../kernel/ids.js';
import type { CommunityStatus } from '../domain/community.js';
import type { JoinRequestStatus } from '../domain/join-request.js';
import type { CommunityRole } from '../domain/permissions.js';
import type { LiveStatus, StintEnd } from '../domain/stint.js';
import { textOf } from './catalogue/query.js';

interface Named {
  readonly slug: Slug;
  readonly name: string;
}

/** A role held, an offer to the member or a proposal by the member. */
export interface MyGrant {
  readonly id: RoleGrantId;
  readonly role: CommunityRole;
  readonly status: 'offered' | 'proposed' | 'active';
  readonly months: number | null;
  readonly until: Date | null;
  readonly createdAt: Date;
  /** Kept beyond its term, because nobody else answers for the community. */
  readonly isOverrun: boolean;
  /** Of those, one whose term passed while the community stands still: it has its days again afterwards. */
  readonly rests: boolean;
  readonly renewalAskedBy: MemberId | null;
  /** Offered for the case that a manager leaves, and whether the member agreed to it. */
  readonly onLeave: boolean;
  readonly agreed: boolean;
}

export interface MyMembership extends Named {
  readonly since: Date;
  readonly status: LiveStatus;
  /** The member rests, by their own wish. */
  readonly paused: boolean;
  readonly communityStatus: CommunityStatus;
  readonly grants: readonly MyGrant[];
  /** The organisation that the member acts for there. */
  readonly onBehalfOf: string | undefined;
}

export interface MyRequest extends Named {
  readonly id: JoinRequestId;
  readonly status: JoinRequestStatus;
  readonly createdAt: Date;
  readonly reason: string | undefined;
}

export interface PastMembership extends Named {
  readonly since: Date;
  readonly until: Date;
  readonly how: StintEnd;
}

interface GrantJson extends Omit<MyGrant, 'until' | 'createdAt'> {
  readonly until: string | null;
  readonly createdAt: string;
}

/** The live memberships of a member with every role, offer and proposal, by name. */
export async function listMyMemberships(
  db: Db,
  { memberId, locale }: { memberId: MemberId; locale: 'it' | 'en' },
): Promise<readonly MyMembership[]> {
  const rows = await runPrepared(
    db,
    sql<{
      slug: string;
      name: string;
      since: Date;
      status: LiveStatus;
      paused: boolean;
      community_status: CommunityStatus;
      grants: GrantJson[];
      on_behalf_of: string | null;
    }>`
    select c.slug, t.name, s.started_at as since, s.status, s.paused_at is not null as paused, c.status as community_status, coalesce((
        select json_agg(json_build_object(
          'id', g.id, 'role', g.role, 'status', g.status, 'months', g.months,
          'until', g.valid_until, 'createdAt', g.created_at,
          'isOverrun', g.overrun_at is not null,
          'rests', coalesce(g.overrun_at >= c.frozen_at, false), 'renewalAskedBy', g.renewal_asked_by,
          'onLeave', g.on_leave, 'agreed', g.agreed_at is not null) order by d.rank desc, g.id)
        from role_grant g join role_definition d on d.code = g.role
        where g.stint_id = s.id and g.live and (g.valid_until is null or g.valid_until > now() or g.overrun_at is not null)
      ), '[]') as grants,
      (
        select o.name from seat_delegate d join seat e on e.id = d.seat_id join organisation o on o.id = e.organisation_id
        where d.stint_id = s.id and d.status = 'active'
      ) as on_behalf_of
    from stint s join community c on c.id = s.community_id
    left join lateral (${textOf(locale)}) t on true
    where s.member_id = ${memberId} and s.ended_at is null
    order by t.sort_name, c.slug`,
  );
  return rows.map((row) => ({
    slug: trustId(row.slug),
    name: row.name,
    since: row.since,
    status: row.status,
    paused: row.paused,
    communityStatus: row.community_status,
    grants: row.grants.map(toMyGrant),
    onBehalfOf: row.on_behalf_of ?? undefined,
  }));
}

/** Requests that wait, and those answered since a moment. */
export async function listMyRequests(
  db: Db,
  query: { memberId: MemberId; locale: 'it' | 'en'; decidedSince: Date },
): Promise<readonly MyRequest[]> {
  const rows = await runPrepared(
    db,
    sql<{
      id: string;
      slug: string;
      name: string;
      status: JoinRequestStatus;
      created_at: Date;
      reason: string | null;
    }>`
    select r.id, c.slug, t.name, r.status, r.created_at, r.reason
    from join_request r join community c on c.id = r.community_id
    left join lateral (${textOf(query.locale)}) t on true
    where r.member_id = ${query.memberId}
      and (r.status in ('pending', 'needs_info') or (r.status = 'rejected' and r.decided_at > ${query.decidedSince}))
    order by r.created_at desc, r.id desc`,
  );
  return rows.map((row) => ({
    id: trustId(row.id),
    slug: trustId(row.slug),
    name: row.name,
    status: row.status,
    createdAt: row.created_at,
    reason: row.reason ?? undefined,
  }));
}

/** What a member belonged to before, newest first. */
export async function listPastMemberships(
  db: Db,
  { memberId, locale }: { memberId: MemberId; locale: 'it' | 'en' },
): Promise<readonly PastMembership[]> {
  const rows = await runPrepared(
    db,
    sql<{
      slug: string;
      name: string;
      since: Date;
      until: Date;
      how: StintEnd;
    }>`
    select c.slug, t.name, s.started_at as since, s.ended_at as until, s.status as how
    from stint s join community c on c.id = s.community_id
    left join lateral (${textOf(locale)}) t on true
    where s.member_id = ${memberId} and s.ended_at is not null
    order by s.ended_at desc, s.id desc`,
  );
  return rows.map((row) => ({ ...row, slug: trustId(row.slug) }));
}

const toMyGrant = (grant: GrantJson): MyGrant => ({
  ...grant,
  until: grant.until === null ? null : new Date(grant.until),
  createdAt: new Date(grant.createdAt),
});
