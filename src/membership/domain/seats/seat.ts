// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, MemberId, OrganisationId, SeatId } from '../../../kernel/ids.js';
import { day, later } from '../../../kernel/clock.js';
import type { Community } from '../community.js';
import type { Organisation } from '../organisations/organisation.js';

export type SeatStatus =
  | 'requested'
  | 'offered'
  | 'held'
  | 'refused'
  | 'declined'
  | 'withdrawn'
  | 'given_back'
  | 'revoked'
  | 'closed'
  | 'lapsed';

/** An organisation takes part in a community; before, one of the two asked the other. */
export interface Seat {
  readonly id: SeatId;
  readonly organisationId: OrganisationId;
  readonly communityId: CommunityId;
  readonly status: SeatStatus;
  /** What the side that asks writes to the other, at most 1,000 characters. */
  readonly message: string;
  readonly askedBy: MemberId;
  readonly answeredBy: MemberId | undefined;
  readonly createdAt: Date;
  /** When the other side has to have answered. */
  readonly expectedBy: Date;
  /** When the regional staff was told that the community does not answer. */
  readonly escalatedAt: Date | undefined;
  /** When both sides had agreed. */
  readonly since: Date | undefined;
}

/** So many people sit for one organisation at most, those counted who were only asked. */
export const mostDelegates = 5;

/** Both sides have agreed: the one that was asked says yes. */
export const taken = (seat: Seat, { by, at }: { by: MemberId; at: Date }): Seat => ({
  ...seat,
  status: 'held',
  answeredBy: by,
  since: at,
});

/**
 * Whether a community takes in this organisation: where every way in asks its people to belong somewhere, only
 * what it asks for has a seat.
 */
export function admitsOrganisation(
  { ways }: Pick<Community, 'ways'>,
  { id, kind }: Pick<Organisation, 'id' | 'kind'>,
): boolean {
  const demands = ways.flatMap(({ affiliation }) => affiliation ?? []);
  if (demands.length < ways.length || demands.length === 0) return true;
  return demands.some((one) => one.organisations.includes(id) || one.kinds.includes(kind));
}

/** When an organisation that was sent away may ask again, after the days of the community. */
export const mayAskAgainAt = (
  { coolDownDays }: Pick<Community, 'coolDownDays'>,
  at: Date,
): Date | undefined => (coolDownDays > 0 ? later(at, coolDownDays * day) : undefined);
