// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type OrganisationId, type SeatId, type Slug } from '../../../kernel/ids.js';
import { seatOfferDays } from '../../domain/seats/deadline.js';
import { admitsOrganisation, type Seat } from '../../domain/seats/seat.js';
import { holdCommunity } from '../../store/communities.js';
import { insertSeat, sentAwayUntil } from '../../store/seats/seats.js';
import { demand, demandActive, demandSight, powersOf } from '../authorise.js';
import { activeOrganisation, demandRepresentative } from '../organisations/authorise.js';
import { transact } from '../transact.js';
import { recordSeat } from './record-seat.js';

interface AskForSeat {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
  readonly slug: Slug;
  /** What the other side reads. */
  readonly message?: string | undefined;
}

/**
 * A representative asks a community, which they may see, to take the organisation in; it answers within the days
 * that it promises to people.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `organisation.not_found`, `organisation.not_active`,
 *   `community.not_found`, `community.elsewhere`, `community.not_active`, `seat.not_admitted`,
 *   `seat.too_soon { until }`, `seat.already_there`
 */
export async function askForSeat(
  deps: { db: Db; now: Clock },
  { actor, organisationId, slug, message = '' }: AskForSeat,
): Promise<SeatId> {
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    await demandRepresentative(trx, actor, { organisationId, at });
    const organisation = await activeOrganisation(trx, organisationId);
    const community = await holdCommunity(trx, slug);
    demandSight(await powersOf(trx, actor, community.id), community);
    demandActive(community);
    if (!admitsOrganisation(community, organisation)) {
      throw new PiazzaError('seat.not_admitted', { slug });
    }
    const pair = { organisationId, communityId: community.id };
    const until = await sentAwayUntil(trx, { ...pair, at });
    if (until) throw new PiazzaError('seat.too_soon', { until });
    const said = { ...pair, message, askedBy: actor.memberId, createdAt: at };
    const seat = asked(said, { status: 'requested', days: community.serviceDays });
    await insertSeat(trx, seat);
    await recordSeat(trx, 'seat.requested', seat, { at, actor: actor.memberId });
    return seat.id;
  });
}

/**
 * Those who invite for a community offer an organisation a seat there; whom it sent away before, too.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `organisation.not_found`, `organisation.not_active`, `seat.not_admitted`, `seat.already_there`
 */
export async function offerSeat(
  deps: { db: Db; now: Clock },
  { actor, organisationId, slug, message = '' }: AskForSeat,
): Promise<SeatId> {
  return transact(deps.db, async (trx) => {
    const community = await holdCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.invite');
    demandActive(community);
    const organisation = await activeOrganisation(trx, organisationId);
    if (!admitsOrganisation(community, organisation)) {
      throw new PiazzaError('seat.not_admitted', { slug });
    }
    const at = deps.now();
    const pair = { organisationId, communityId: community.id };
    const said = { ...pair, message, askedBy: actor.memberId, createdAt: at };
    const seat = asked(said, { status: 'offered', days: seatOfferDays });
    await insertSeat(trx, seat);
    await recordSeat(trx, 'seat.offered', seat, { at, actor: actor.memberId });
    return seat.id;
  });
}

const asked = (
  said: Pick<Seat, 'organisationId' | 'communityId' | 'message' | 'askedBy' | 'createdAt'>,
  { status, days }: { status: 'requested' | 'offered'; days: number },
): Seat => ({
  ...said,
  id: newId(said.createdAt.getTime()),
  status,
  expectedBy: later(said.createdAt, days * day),
  escalatedAt: undefined,
  answeredBy: undefined,
  since: undefined,
});
