// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId, OrganisationId } from '../../../kernel/ids.js';
import { reaches } from '../../../kernel/level.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import type { Representation } from '../../domain/organisations/representation.js';
import { grantRules } from '../../domain/terms.js';
import { findOrganisation } from '../../store/organisations/organisations.js';
import { findUnit, type UnitKey } from '../../store/organisations/units.js';
import { isRepresentative } from '../../store/organisations/representatives.js';
import { isKnownTo } from '../../store/organisations/known-people.js';
import { isMinor } from '../../store/people.js';
import { findSurvivor } from '../../store/survivor.js';
import { stillMay } from '../still-may.js';

/** Who answers for an organisation has proven who they are as well as who manages a community. */
export const representativeLevel = grantRules.manager.minimumLevel;

/** @throws PiazzaError `right.missing`, `session.level_too_low { minimum }` */
export async function demandRepresentative(
  db: Db | Trx,
  actor: Actor,
  { organisationId, at }: { readonly organisationId: OrganisationId; readonly at: Date },
): Promise<void> {
  const { memberId, level } = actor;
  if (!(await isRepresentative(db, { memberId, organisationId, at }))) {
    throw new PiazzaError('right.missing', { permission: 'org.affiliation.decide' });
  }
  demandRepresentativeLevel(level);
}

/** @throws PiazzaError `session.level_too_low { minimum }` */
export function demandRepresentativeLevel(level: Actor['level']): void {
  const minimum = representativeLevel;
  if (!reaches(level, minimum)) throw new PiazzaError('session.level_too_low', { minimum, level });
}

/** Whether who offered somebody to answer for an organisation, or who that is by now, could offer it today. */
export async function mayStillOffer(
  trx: Trx,
  { memberId, organisationId, grantedBy }: Representation,
  at: Date,
): Promise<boolean> {
  const offerer = await findSurvivor(trx, grantedBy);
  if (offerer === undefined || offerer === memberId) return false;
  return (
    (await isRepresentative(trx, { memberId: offerer, organisationId, at })) ||
    stillMay(trx, offerer, 'org.verify')
  );
}

/**
 * Only people of age act for an organisation.
 * @throws PiazzaError `delegate.minor`
 */
export async function demandOfAge(db: Db | Trx, memberId: MemberId): Promise<void> {
  if (await isMinor(db, memberId)) throw new PiazzaError('delegate.minor');
}

/**
 * Who answers for an organisation asks those alone whom it knows; of others nothing is told, not even that they are.
 * @throws PiazzaError `organisation.person_unknown`
 */
export async function demandKnown(
  db: Db | Trx,
  who: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
): Promise<void> {
  if (!(await isKnownTo(db, who))) throw new PiazzaError('organisation.person_unknown');
}

/** @throws PiazzaError `organisation.not_found`, `organisation.not_active` */
export async function activeOrganisation(db: Db | Trx, id: OrganisationId): Promise<Organisation> {
  const found = await findOrganisation(db, id);
  if (!found) throw new PiazzaError('organisation.not_found', { id });
  if (found.status !== 'active') throw new PiazzaError('organisation.not_active', { id });
  return found;
}

/**
 * The code of an area or unit as the index writes it; one that has ended is kept as history, and nobody comes to it.
 * @throws PiazzaError `organisation.unit_unknown`
 */
export async function liveUnit(db: Db | Trx, unit: UnitKey): Promise<string> {
  const found = await findUnit(db, unit);
  if (!found) throw new PiazzaError('organisation.unit_unknown', { code: unit.code });
  return found.code;
}
