// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, OrganisationId, SeatId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import { can } from '../../domain/policy.js';
import { getCommunity } from '../../store/communities.js';
import { readCommunityFacts } from '../../store/community-page.js';
import {
  findOrganisation,
  findOrganisationsNamed,
} from '../../store/organisations/organisations.js';
import { isRepresentative } from '../../store/organisations/representatives.js';
import { findPeopleNamed, type Person } from '../../store/people.js';
import { listSeatedNames, listSeats, type ListedSeat } from '../../store/seats/lists.js';
import { listLostSeats, type LostSeat } from '../../store/seats/lost.js';
import { demand, demandDeciding, demandSight, powersOf } from '../authorise.js';
import { demandRepresentativeLevel } from '../organisations/authorise.js';

const mostFound = 20;

export interface OrganisationSeats {
  readonly organisation: Organisation;
  readonly seats: readonly ListedSeat[];
  /** Where it sat until it was closed: it is there again, and may ask again. */
  readonly lost: readonly LostSeat[];
  /** Whether the reader acts for it; the staff only looks. */
  readonly represents: boolean;
}

/**
 * The seats of an organisation, for its representatives and the staff.
 * @throws PiazzaError `organisation.not_found`, `right.missing`, `session.level_too_low`
 */
export async function listOrganisationSeats(
  { db, now }: { db: Db; now: Clock },
  query: {
    readonly actor: Actor;
    readonly organisationId: OrganisationId;
    readonly locale: 'it' | 'en';
  },
): Promise<OrganisationSeats> {
  const { actor, organisationId, locale } = query;
  const organisation = await findOrganisation(db, organisationId);
  if (!organisation) throw new PiazzaError('organisation.not_found', { id: organisationId });
  const own = { memberId: actor.memberId, organisationId, at: now() };
  const represents = await isRepresentative(db, own);
  if (represents) demandRepresentativeLevel(actor.level);
  else demand(await powersOf(db, actor), 'org.verify');
  const seats = await listSeats(db, { organisationId }, locale);
  const lost = await listLostSeats(db, organisationId, locale);
  return { organisation, seats, lost, represents };
}

export interface SeatPage extends OrganisationSeats {
  readonly seat: ListedSeat;
  /** Whom the reader may mean: of those whom the organisation knows, by a part of the display name. */
  readonly candidates: { readonly query: string; readonly people: readonly Person[] };
}

/**
 * One seat of an organisation, with who may be asked to sit there.
 * @throws PiazzaError `seat.not_found`, and as `listOrganisationSeats`
 */
export async function readSeat(
  deps: { db: Db; now: Clock },
  query: Parameters<typeof listOrganisationSeats>[1] & {
    readonly seatId: SeatId;
    readonly query?: string | undefined;
  },
): Promise<SeatPage> {
  const { seatId, query: named = '' } = query;
  const list = await listOrganisationSeats(deps, query);
  const seat = list.seats.find(({ id }) => id === seatId);
  if (!seat) throw new PiazzaError('seat.not_found', { seatId });
  const searches = list.represents && named.length > 1;
  const of = { to: query.organisationId };
  const people = searches ? await findPeopleNamed(deps.db, named, mostFound, of) : [];
  return { ...list, seat, candidates: { query: named, people } };
}

export interface CommunitySeats {
  readonly community: Community;
  readonly name: string;
  readonly seats: readonly ListedSeat[];
  readonly candidates: { readonly query: string; readonly found: readonly Organisation[] };
  readonly may: { readonly decide: boolean; readonly invite: boolean; readonly remove: boolean };
}

/**
 * The seats in a community and what waits, for those who decide who belongs, and the staff.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function listCommunitySeats(
  { db }: { db: Db },
  {
    actor,
    slug,
    locale,
    query = '',
  }: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly locale: 'it' | 'en';
    readonly query?: string | undefined;
  },
): Promise<CommunitySeats> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demandDeciding(powers);
  const { text } = await readCommunityFacts(db, community.id, locale);
  const invite = can(powers, 'membership.invite');
  const searches = invite && query.length > 1;
  const found = searches ? await findOrganisationsNamed(db, { text: query, limit: mostFound }) : [];
  return {
    community,
    name: text.name,
    seats: await listSeats(db, { communityId: community.id }, locale),
    candidates: { query, found },
    may: {
      decide: can(powers, 'membership.decide'),
      invite,
      remove: can(powers, 'membership.remove'),
    },
  };
}

/** What the page of a community tells of its seats to whoever it lets see its members. */
export const listShownSeats = (
  { db }: { db: Db },
  { communityId }: { readonly communityId: CommunityId },
): Promise<readonly string[]> => listSeatedNames(db, communityId);
