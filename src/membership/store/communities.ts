// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import type { CommunityTable, JoinWayColumn } from '../../database/tables/membership.js';
import { PiazzaError } from '../../kernel/errors.js';
import { trustId, type CommunityId, type Slug } from '../../kernel/ids.js';
import { cardFields, type CardField } from '../domain/cards/card.js';
import type { Community, CommunityStatus } from '../domain/community.js';
import type { JoinWay } from '../domain/joining/ways.js';
import { optionalRoles, type OptionalRole } from '../domain/roles/in-use.js';
import type {} from '../errors.js';

/** What `toCommunity` reads. */
export const communityColumns = [
  'id',
  'slug',
  'kind',
  'status',
  'audience',
  'visibility',
  'participation',
  'member_list',
  'join_ways',
  'minimum_level',
  'admitted_providers',
  'cool_down_days',
  'service_days',
  'topics',
  'province',
  'contact',
  'home_url',
  'home_portal',
  'further_roles',
  'card_fields',
  'ages',
  'active_managers',
  'status_reason',
  'created_at',
] as const;
export type CommunityRow = Pick<Selectable<CommunityTable>, (typeof communityColumns)[number]>;

export async function findCommunity(db: Db | Trx, slug: Slug): Promise<Community | undefined> {
  const row = await select(db, slug).executeTakeFirst();
  return row && toCommunity(row);
}

/** @throws PiazzaError `community.not_found` */
export async function getCommunity(db: Db | Trx, slug: Slug): Promise<Community> {
  return found(await findCommunity(db, slug), slug);
}

/**
 * Reads a community and keeps its rules still until the end of the transaction: a freeze or a change
 * of policy waits, other joins and decisions do not.
 * @throws PiazzaError `community.not_found`
 */
export async function holdCommunity(trx: Trx, by: Slug | { id: CommunityId }): Promise<Community> {
  const row = await select(trx, by).forShare().executeTakeFirst();
  return found(row && toCommunity(row), by);
}

/**
 * Reads a community and makes every other change of its managers wait. Taken before any row of a stint
 * or a grant, in this order everywhere, so that no two acts wait for each other.
 * @throws PiazzaError `community.not_found`
 */
export async function lockCommunity(trx: Trx, by: Slug | { id: CommunityId }): Promise<Community> {
  const row = await select(trx, by).forNoKeyUpdate().executeTakeFirst();
  return found(row && toCommunity(row), by);
}

export async function findCommunitySlug(db: Db | Trx, id: CommunityId): Promise<Slug | undefined> {
  const row = await db
    .selectFrom('community')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && trustId(row.slug);
}

export async function insertCommunity(trx: Trx, community: Community): Promise<void> {
  const { id, slug } = community;
  await trx
    .insertInto('community')
    .values({
      id,
      slug,
      status: community.status,
      audience: community.audience,
      visibility: community.visibility,
      participation: community.participation,
      member_list: community.memberList,
      join_ways: JSON.stringify(community.ways),
      minimum_level: community.minimumLevel,
      admitted_providers: community.admittedProviders ? [...community.admittedProviders] : null,
      cool_down_days: community.coolDownDays,
      service_days: community.serviceDays,
      topics: [...community.topics],
      province: community.province ?? null,
      contact: community.contact ?? null,
      home_url: community.homeUrl ?? null,
      home_portal: community.homePortal ?? null,
      further_roles: [...community.furtherRoles],
      card_fields: [...community.cardFields],
      created_at: community.createdAt,
    })
    .execute();
  await trx
    .insertInto('community_slug')
    .values({ slug, community_id: id, current: true })
    .execute();
}

/** With why, where the staff says so; of one that freezes, since when. */
export async function setCommunityStatus(
  trx: Trx,
  id: CommunityId,
  status: CommunityStatus,
  { reason, at }: { readonly reason?: string; readonly at?: Date } = {},
): Promise<void> {
  const frozenAt = status === 'frozen' ? (at ?? null) : null;
  await trx
    .updateTable('community')
    .set({ status, status_reason: reason ?? null, frozen_at: frozenAt })
    .where('id', '=', id)
    .execute();
}

export async function setFurtherRoles(
  trx: Trx,
  id: CommunityId,
  roles: readonly OptionalRole[],
): Promise<void> {
  await trx
    .updateTable('community')
    .set({ further_roles: [...roles] })
    .where('id', '=', id)
    .execute();
}

export async function setCardFields(
  trx: Trx,
  id: CommunityId,
  fields: readonly CardField[],
): Promise<void> {
  await trx
    .updateTable('community')
    .set({ card_fields: [...fields] })
    .where('id', '=', id)
    .execute();
}

function select(db: Db | Trx, by: Slug | { id: CommunityId }) {
  const query = db.selectFrom('community').select(communityColumns);
  return typeof by === 'string' ? query.where('slug', '=', by) : query.where('id', '=', by.id);
}

function found(community: Community | undefined, by: unknown): Community {
  if (!community) throw new PiazzaError('community.not_found', { by });
  return community;
}

export const toWay = ({ affiliation, ...way }: JoinWayColumn): JoinWay =>
  affiliation
    ? {
        ...way,
        affiliation: {
          ...affiliation,
          organisations: affiliation.organisations.map((id) => trustId(id)),
        },
      }
    : way;

/**
 * A community that people belong to here. One that lives elsewhere is refused, so that no use case ever acts on it.
 * @throws PiazzaError `community.elsewhere`
 */
export function toCommunity(row: CommunityRow): Community {
  if (row.kind === 'external') throw new PiazzaError('community.elsewhere', { slug: row.slug });
  return {
    id: trustId(row.id),
    slug: trustId(row.slug),
    status: row.status,
    audience: row.audience,
    visibility: row.visibility,
    participation: row.participation,
    memberList: row.member_list,
    ways: row.join_ways.map(toWay),
    minimumLevel: row.minimum_level,
    admittedProviders: row.admitted_providers ?? undefined,
    coolDownDays: row.cool_down_days,
    serviceDays: row.service_days,
    topics: row.topics,
    province: row.province ?? undefined,
    contact: row.contact ?? undefined,
    homeUrl: row.home_url ?? undefined,
    homePortal: row.home_portal === null ? undefined : trustId(row.home_portal),
    furtherRoles: optionalRoles.filter((role) => row.further_roles.includes(role)),
    ages: row.ages ?? undefined,
    cardFields: cardFields.filter((field) => row.card_fields.includes(field)),
    activeManagers: row.active_managers,
    statusReason: row.status_reason ?? undefined,
    createdAt: row.created_at,
  };
}
