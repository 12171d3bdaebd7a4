// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type DelegateId, type MemberId, type SeatId } from '../../../kernel/ids.js';
import type { Delegate } from '../../domain/seats/delegate.js';
import { mostDelegates } from '../../domain/seats/seat.js';
import { insertDelegate, lockDelegates } from '../../store/seats/delegates.js';
import { demandActive, demandFresh } from '../authorise.js';
import {
  activeOrganisation,
  demandKnown,
  demandRepresentative,
} from '../organisations/authorise.js';
import { transact } from '../transact.js';
import { holdSeat } from './hold-seat.js';
import { recordDelegate } from './record-seat.js';

/**
 * A representative asks somebody whom the organisation knows to sit for the organisation; it begins when they accept. Whoever sits there asks
 * nobody: what one holds through an organisation is not handed on. Whether the person may come in is told to
 * themselves alone, when they accept.
 * @throws PiazzaError `session.not_fresh`, `seat.not_found`, `right.missing`, `session.level_too_low`,
 *   `organisation.not_active`, `community.not_active`, `delegate.too_many`, `delegate.already_named`,
 *   `organisation.person_unknown`, `role.to_oneself`, `membership.not_in_good_standing`
 */
export async function nameDelegate(
  deps: { db: Db; now: Clock },
  {
    actor,
    seatId,
    memberId,
  }: { readonly actor: Actor; readonly seatId: SeatId; readonly memberId: MemberId },
): Promise<DelegateId> {
  demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    const { seat, community } = await holdSeat(trx, seatId);
    const at = deps.now();
    await demandRepresentative(trx, actor, { organisationId: seat.organisationId, at });
    await activeOrganisation(trx, seat.organisationId);
    demandActive(community);
    if (seat.status !== 'held') throw new PiazzaError('seat.not_found', { seatId });
    await demandKnown(trx, { organisationId: seat.organisationId, memberId });
    const named = await lockDelegates(trx, { seatId });
    if (named.length >= mostDelegates) {
      throw new PiazzaError('delegate.too_many', { most: mostDelegates });
    }
    const offer: Delegate = {
      id: newId(at.getTime()),
      seatId,
      communityId: seat.communityId,
      memberId,
      status: 'offered',
      namedBy: actor.memberId,
      createdAt: at,
      since: undefined,
      stintId: undefined,
      bringsStint: false,
    };
    await insertDelegate(trx, offer);
    await recordDelegate(trx, 'delegate.named', offer, { at, actor: actor.memberId });
    return offer.id;
  });
}
