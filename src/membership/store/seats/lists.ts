// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import {
  trustId,
  type CommunityId,
  type DelegateId,
  type MemberId,
  type OrganisationId,
  type SeatId,
  type Slug,
} from '../../../kernel/ids.js';
import type { OrganisationKind } from '../../domain/organisations/organisation.js';
import { textOf } from '../catalogue/query.js';

/** The organisation whose seat it is, live or not. */
export async function findSeatOrganisation(trx: Trx, id: SeatId): Promise<OrganisationId> {
  const row = await trx
    .selectFrom('seat')
    .select('organisation_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return trustId(row.organisation_id);
}

/** Somebody who sits for an organisation, or is asked to. */
export interface ListedDelegate {
  readonly id: DelegateId;
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly status: 'offered' | 'active';
}

/** A seat as the organisation and the community see it; ended ones for as long as they are news. */
export interface ListedSeat {
  readonly id: SeatId;
  readonly status: 'requested' | 'offered' | 'held' | 'refused' | 'revoked' | 'lapsed';
  readonly message: string;
  readonly createdAt: Date;
  readonly expectedBy: Date;
  readonly since: Date | undefined;
  readonly reason: string | undefined;
  readonly mayAskAgainAt: Date | undefined;
  readonly organisation: {
    readonly id: OrganisationId;
    readonly name: string;
    readonly kind: OrganisationKind;
  };
  readonly community: { readonly slug: Slug; readonly name: string };
  readonly delegates: readonly ListedDelegate[];
}

interface SeatRow {
  readonly id: string;
  readonly status: ListedSeat['status'];
  readonly message: string;
  readonly created_at: Date;
  readonly expected_by: Date;
  readonly since: Date | null;
  readonly reason: string | null;
  readonly may_ask_again_at: Date | null;
  readonly organisation_id: string;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly slug: string;
  readonly name: string;
  readonly delegates: readonly ListedDelegate[];
}

/** More than anybody looks through. */
const mostSeats = 200;

/**
 * Live seats of an organisation or in a community, what waits first, each with who sits there; and those that the
 * other side refused, took or did not answer within thirty days, with its reason.
 */
export async function listSeats(
  db: Db,
  where: { readonly organisationId: OrganisationId } | { readonly communityId: CommunityId },
  locale: 'it' | 'en',
): Promise<readonly ListedSeat[]> {
  const whose =
    'organisationId' in where
      ? sql`e.organisation_id = ${where.organisationId}`
      : sql`e.community_id = ${where.communityId}`;
  const { rows } = await sql<SeatRow>`
    select e.id, e.status, e.message, e.created_at, e.expected_by, e.since, e.reason, e.may_ask_again_at,
      o.id as organisation_id, o.name as organisation, o.kind, c.slug, t.name, coalesce((
        select json_agg(json_build_object(
          'id', d.id, 'memberId', d.member_id, 'displayName', m.display_name, 'status', d.status) order by d.id)
        from seat_delegate d join member_public m on m.id = d.member_id
        where d.seat_id = e.id and d.ended_at is null
      ), '[]') as delegates
    from seat e join organisation o on o.id = e.organisation_id join community c on c.id = e.community_id
    left join lateral (${textOf(locale)}) t on true
    where ${whose} and (e.ended_at is null
      or (e.status in ('refused', 'revoked', 'lapsed') and e.ended_at > now() - interval '30 days'))
    order by e.status = 'held', e.created_at desc, e.id limit ${mostSeats}`.execute(db);
  return rows.map(toListed);
}

/** Names of the organisations that take part in a community, in their order. */
export async function listSeatedNames(
  db: Db,
  communityId: CommunityId,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select o.name from seat e join organisation o on o.id = e.organisation_id
    where e.community_id = ${communityId} and e.status = 'held' and e.ended_at is null and o.status = 'active'
    order by fold_text(o.name), o.id limit ${mostSeats}`.execute(db);
  return rows.map(({ name }) => name);
}

/** For whom somebody acts, or is asked to, and where. */
export interface MyDelegation {
  readonly id: DelegateId;
  readonly status: 'offered' | 'active';
  readonly organisation: string;
  readonly communityId: CommunityId;
  readonly community: { readonly slug: Slug; readonly name: string };
  readonly since: Date | undefined;
  readonly bringsStint: boolean;
}

export async function listDelegationsOf(
  db: Db | Trx,
  memberId: MemberId,
  locale: 'it' | 'en',
): Promise<readonly MyDelegation[]> {
  const { rows } = await sql<{
    id: string;
    status: 'offered' | 'active';
    organisation: string;
    community_id: string;
    slug: string;
    name: string;
    since: Date | null;
    brings_stint: boolean;
  }>`
    select d.id, d.status, o.name as organisation, c.id as community_id, c.slug, t.name, d.since, d.brings_stint
    from seat_delegate d join seat e on e.id = d.seat_id join organisation o on o.id = e.organisation_id
    join community c on c.id = d.community_id
    left join lateral (${textOf(locale)}) t on true
    where d.member_id = ${memberId} and d.ended_at is null order by d.id`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    status: row.status,
    organisation: row.organisation,
    communityId: trustId(row.community_id),
    community: { slug: trustId(row.slug), name: row.name },
    since: row.since ?? undefined,
    bringsStint: row.brings_stint,
  }));
}

const toListed = (row: SeatRow): ListedSeat => ({
  id: trustId(row.id),
  status: row.status,
  message: row.message,
  createdAt: row.created_at,
  expectedBy: row.expected_by,
  since: row.since ?? undefined,
  reason: row.reason ?? undefined,
  mayAskAgainAt: row.may_ask_again_at ?? undefined,
  organisation: { id: trustId(row.organisation_id), name: row.organisation, kind: row.kind },
  community: { slug: trustId(row.slug), name: row.name },
  delegates: row.delegates,
});
