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
import {
  findListedSeat,
  listSeatedNames,
  listSeatsPage,
  type ListedSeat,
} from '../../store/seats/lists.js';
import { listLostSeats, type LostSeat } from '../../store/seats/lost.js';
import { demand, demandDeciding, demandSight, powersOf } from '../authorise.js';
import { demandRepresentativeLevel } from '../organisations/authorise.js';
import { nameOf, pageOf, pageSize, placeOf, type Listed } from '../../../kernel/pages.js';

const mostFound = 20;

export interface OrganisationSeats {
  readonly organisation: Organisation;
  readonly seats: Listed<ListedSeat>;
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
  query: OfOrganisation & { readonly cursor?: string | undefined },
): Promise<OrganisationSeats> {
  const { organisationId, locale } = query;
  const page = { locale, after: placeOf(query.cursor), limit: pageSize + 1 };
  const { organisation, represents } = await readFor({ db, now }, query);
  const seats = pageOf(await listSeatsPage(db, { organisationId }, page));
  const lost = await listLostSeats(db, organisationId, locale);
  return { organisation, seats, lost, represents };
}

interface OfOrganisation {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
  readonly locale: 'it' | 'en';
}

async function readFor(
  { db, now }: { db: Db; now: Clock },
  { actor, organisationId }: OfOrganisation,
): Promise<Pick<OrganisationSeats, 'organisation' | 'represents'>> {
  const organisation = await findOrganisation(db, organisationId);
  if (!organisation) throw new PiazzaError('organisation.not_found', { id: organisationId });
  const own = { memberId: actor.memberId, organisationId, at: now() };
  const represents = await isRepresentative(db, own);
  if (represents) demandRepresentativeLevel(actor.level);
  else demand(await powersOf(db, actor), 'org.verify');
  return { organisation, represents };
}

export interface SeatPage extends Pick<OrganisationSeats, 'organisation' | 'represents'> {
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
  query: OfOrganisation & {
    readonly seatId: SeatId;
    readonly query?: string | undefined;
  },
): Promise<SeatPage> {
  const { seatId, organisationId, query: named = '' } = query;
  const whose = await readFor(deps, query);
  const seat = await findListedSeat(deps.db, { id: seatId, organisationId }, query.locale);
  if (!seat) throw new PiazzaError('seat.not_found', { seatId });
  const searches = whose.represents && named.length > 1;
  const of = { to: organisationId };
  const people = searches ? await findPeopleNamed(deps.db, named, mostFound, of) : [];
  return { ...whose, seat, candidates: { query: named, people } };
}

export interface CommunitySeats {
  readonly community: Community;
  readonly name: string;
  readonly seats: Listed<ListedSeat>;
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
    cursor,
  }: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly locale: 'it' | 'en';
    readonly query?: string | undefined;
    readonly cursor?: string | undefined;
  },
): Promise<CommunitySeats> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demandDeciding(powers);
  const { text } = await readCommunityFacts(db, community.id, locale);
  const invite = can(powers, 'membership.invite');
  const searches = invite && query.length > 1;
  const page = { locale, after: placeOf(cursor), limit: pageSize + 1 };
  const found = searches ? await findOrganisationsNamed(db, { text: query, limit: mostFound }) : [];
  return {
    community,
    name: text.name,
    seats: pageOf(await listSeatsPage(db, { communityId: community.id }, page)),
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
  {
    communityId,
    cursor,
  }: { readonly communityId: CommunityId; readonly cursor?: string | undefined },
): Promise<Listed<string>> =>
  listSeatedNames(db, communityId, { after: nameOf(cursor), limit: pageSize + 1 }).then((rows) =>
    pageOf(rows),
  );
