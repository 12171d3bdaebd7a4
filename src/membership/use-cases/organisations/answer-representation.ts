// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { OrganisationGrantId } from '../../../kernel/ids.js';
import {
  accepted,
  answerBy,
  type Representation,
} from '../../domain/organisations/representation.js';
import {
  isRepresentative,
  lockRepresentation,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { demandMeans } from '../demand-means.js';
import { transact } from '../transact.js';
import {
  demandOfAge,
  demandRepresentativeLevel,
  mayStillOffer,
  representativeLevel,
} from './authorise.js';
import { recordRepresentation } from './record-representation.js';

interface Answer {
  readonly actor: Actor;
  readonly grantId: OrganisationGrantId;
}

/**
 * Takes on, or declines, to answer for an organisation.
 * @throws PiazzaError `role.not_found`, `role.answered`, `role.lapsed`, `role.granter_gone`,
 *   `session.level_too_low { minimum }`, `role.means_too_weak { minimum }`, `delegate.minor`
 */
export async function answerRepresentation(
  deps: { db: Db; now: Clock },
  { actor, grantId, answer }: Answer & { readonly answer: 'accept' | 'decline' },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const offer = await lockRepresentation(trx, grantId);
    if (offer?.memberId !== actor.memberId) throw new PiazzaError('role.not_found', { grantId });
    if (offer.status !== 'offered') throw new PiazzaError('role.answered', { grantId });
    const at = deps.now();
    if (answer === 'decline') {
      const declined = { ...offer, status: 'declined' as const };
      await saveRepresentation(trx, declined, at);
      const type = 'organisation.representative_ended';
      return recordRepresentation(trx, type, declined, { actor, at });
    }
    if (answerBy(offer) <= at) throw new PiazzaError('role.lapsed', { grantId });
    demandRepresentativeLevel(actor.level);
    await demandOfAge(trx, offer.memberId);
    await demandOfferer(trx, offer, at);
    await demandMeans(trx, offer.memberId, representativeLevel);
    const started = accepted(offer, at);
    await saveRepresentation(trx, started);
    await recordRepresentation(trx, 'organisation.representative_started', started, { actor, at });
  });
}

/**
 * An offer dies with the right to make it: that of another representative, or of the staff.
 * @throws PiazzaError `role.granter_gone`
 */
async function demandOfferer(trx: Trx, offer: Representation, at: Date): Promise<void> {
  if (await mayStillOffer(trx, offer, at)) return;
  throw new PiazzaError('role.granter_gone', { grant: offer.id });
}

/**
 * Gives it back, or takes it from somebody: staff, or another representative.
 * @throws PiazzaError `role.not_found`, `right.missing`, `session.level_too_low`, `session.not_fresh`
 */
export async function endRepresentation(
  deps: { db: Db; now: Clock },
  { actor, grantId }: Answer,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await lockRepresentation(trx, grantId);
    if (!held) throw new PiazzaError('role.not_found', { grantId });
    const at = deps.now();
    const isOwn = held.memberId === actor.memberId;
    if (!isOwn) {
      const { organisationId } = held;
      const own = { memberId: actor.memberId, organisationId, at };
      if (await isRepresentative(trx, own)) demandRepresentativeLevel(actor.level);
      else demand(await powersOf(trx, actor), 'org.verify');
      demandFresh(actor, deps.now);
    }
    const ended = { ...held, status: isOwn ? ('resigned' as const) : ('revoked' as const) };
    await saveRepresentation(trx, ended, at);
    await recordRepresentation(trx, 'organisation.representative_ended', ended, { actor, at });
  });
}
