// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import {
  newId,
  type MemberId,
  type OrganisationGrantId,
  type OrganisationId,
} from '../../../kernel/ids.js';
import {
  representationMonths,
  type Representation,
} from '../../domain/organisations/representation.js';
import { can } from '../../domain/policy.js';
import {
  insertRepresentation,
  isRepresentative,
} from '../../store/organisations/representatives.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import {
  activeOrganisation,
  demandKnown,
  demandOfAge,
  demandRepresentativeLevel,
} from './authorise.js';
import { recordRepresentation } from './record-representation.js';

export interface AppointRepresentative {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  /** What was looked at: an act, a statute, the index. */
  readonly evidence: string;
  readonly months?: number | undefined;
}

/**
 * Offers somebody to answer for an organisation: staff after a look at its acts, then its representatives to those
 * whom it knows.
 * It begins when the person accepts.
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `organisation.not_found`,
 *   `organisation.not_active`, `role.term_not_allowed`, `role.already_open`, `role.to_oneself`,
 *   `delegate.minor`, `organisation.person_unknown`
 */
export async function appointRepresentative(
  deps: { db: Db; now: Clock },
  input: AppointRepresentative,
): Promise<OrganisationGrantId> {
  const { actor, organisationId, memberId, evidence } = input;
  const { months = representationMonths.standard } = input;
  demandFresh(actor, deps.now);
  if (!Number.isInteger(months) || months < 1 || months > representationMonths.longest) {
    throw new PiazzaError('role.term_not_allowed', { months });
  }
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const powers = await powersOf(trx, actor);
    if (await isRepresentative(trx, { memberId: actor.memberId, organisationId, at })) {
      demandRepresentativeLevel(actor.level);
      if (!can(powers, 'org.verify')) await demandKnown(trx, { organisationId, memberId });
    } else demand(powers, 'org.verify');
    await activeOrganisation(trx, organisationId);
    await demandOfAge(trx, memberId);
    const offer: Representation = {
      id: newId(at.getTime()),
      organisationId,
      memberId,
      status: 'offered',
      grantedBy: actor.memberId,
      evidence,
      months,
      createdAt: at,
      validUntil: undefined,
    };
    await insertRepresentation(trx, offer);
    await recordRepresentation(trx, 'organisation.representative_offered', offer, { actor, at });
    return offer.id;
  });
}
