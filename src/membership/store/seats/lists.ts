// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityStatus } from '../../domain/community.js';
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

/** Where the previous page ended: what waits before what is held, the newest of each first. */
export type SeatKey = readonly [held: number, id: string];

const isHeld = sql`(e.status = 'held')::integer`;

/**
 * One page of the live seats of an organisation or in a community, what waits first, each with who sits there; and of
 * those that the other side refused, took or did not answer within thirty days, with its reason.
 */
export async function listSeatsPage(
  db: Db,
  where: { readonly organisationId: OrganisationId } | { readonly communityId: CommunityId },
  {
    locale,
    after,
    limit,
  }: {
    readonly locale: 'it' | 'en';
    readonly after: SeatKey | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly item: ListedSeat; readonly key: readonly string[] }[]> {
  const whose =
    'organisationId' in where
      ? sql`e.organisation_id = ${where.organisationId}`
      : sql`e.community_id = ${where.communityId}`;
  const behind = after
    ? sql`(${isHeld} > ${after[0]} or (${isHeld} = ${after[0]} and e.id < ${after[1]}::uuid))`
    : sql`true`;
  const { rows } = await sql<SeatRow & { readonly held: number }>`
    select ${isHeld} as held, ${listed(locale)}
    where ${whose} and ${isTold} and ${behind}
    order by ${isHeld}, e.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ item: toListed(row), key: [String(row.held), row.id] }));
}

/** One seat of an organisation, as the list of them shows it. */
export async function findListedSeat(
  db: Db,
  { id, organisationId }: { readonly id: SeatId; readonly organisationId: OrganisationId },
  locale: 'it' | 'en',
): Promise<ListedSeat | undefined> {
  const { rows } = await sql<SeatRow>`
    select ${listed(locale)}
    where e.id = ${id} and e.organisation_id = ${organisationId} and ${isTold}`.execute(db);
  return rows[0] && toListed(rows[0]);
}

const isTold = sql`(e.ended_at is null
  or (e.status in ('refused', 'revoked', 'lapsed') and e.ended_at > now() - interval '30 days'))`;

const listed = (locale: 'it' | 'en') => sql`
  e.id, e.status, e.message, e.created_at, e.expected_by, e.since, e.reason, e.may_ask_again_at,
  o.id as organisation_id, o.name as organisation, o.kind, c.slug, t.name, coalesce((
    select json_agg(json_build_object(
      'id', d.id, 'memberId', d.member_id, 'displayName', m.display_name, 'status', d.status) order by d.id)
    from seat_delegate d join member_public m on m.id = d.member_id
    where d.seat_id = e.id and d.ended_at is null
  ), '[]') as delegates
  from seat e join organisation o on o.id = e.organisation_id join community c on c.id = e.community_id
  left join lateral (${textOf(locale)}) t on true`;

/** Where the previous page of names ended: name as it is sorted, id of the organisation. */
export type NameKey = readonly [name: string, id: string];

/** One page of the organisations that take part in a community, in the order of their names. */
export async function listSeatedNames(
  db: Db,
  communityId: CommunityId,
  { after, limit }: { readonly after: NameKey | undefined; readonly limit: number },
): Promise<readonly { readonly item: string; readonly key: NameKey }[]> {
  const { rows } = await sql<{ name: string; key: [string, string] }>`
    select o.name, array[fold_text(o.name), o.id::text] as key
    from seat e join organisation o on o.id = e.organisation_id
    where e.community_id = ${communityId} and e.status = 'held' and e.ended_at is null and o.status = 'active'
      and ${after ? sql`(fold_text(o.name), o.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by fold_text(o.name), o.id limit ${limit}`.execute(db);
  return rows.map(({ name, key }) => ({ item: name, key }));
}

/** For whom somebody acts, or is asked to, and where. */
export interface MyDelegation {
  readonly id: DelegateId;
  readonly status: 'offered' | 'active';
  readonly organisation: string;
  readonly communityId: CommunityId;
  readonly community: {
    readonly slug: Slug;
    readonly name: string;
    readonly status: CommunityStatus;
  };
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
    community_status: CommunityStatus;
    since: Date | null;
    brings_stint: boolean;
  }>`
    select d.id, d.status, o.name as organisation, c.id as community_id, c.slug, t.name,
      c.status as community_status, d.since, d.brings_stint
    from seat_delegate d join seat e on e.id = d.seat_id join organisation o on o.id = e.organisation_id
    join community c on c.id = d.community_id
    left join lateral (${textOf(locale)}) t on true
    where d.member_id = ${memberId} and d.ended_at is null order by d.id`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    status: row.status,
    organisation: row.organisation,
    communityId: trustId(row.community_id),
    community: { slug: trustId(row.slug), name: row.name, status: row.community_status },
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
