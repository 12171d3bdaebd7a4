// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import { replaceEndedUnit } from '../../store/organisations/affiliations.js';
import { transact } from '../transact.js';
import { activeOrganisation, liveUnit } from './authorise.js';
import { ownAffiliation } from './own-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';

/**
 * Somebody whose area or unit has ended chooses another of the same body, or none. They belong to the body all the
 * while, as it was proven.
 * @throws PiazzaError `affiliation.not_found`, `affiliation.unit_in_place`, `organisation.not_active`,
 *   `organisation.unit_unknown`
 */
export async function changeUnit(
  deps: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly affiliationId: AffiliationId;
    readonly unitCode: string | undefined;
  },
): Promise<void> {
  const { actor, affiliationId, unitCode } = input;
  await transact(deps.db, async (trx) => {
    const affiliation = await ownAffiliation(trx, actor, affiliationId);
    const { organisationId } = affiliation;
    await activeOrganisation(trx, organisationId);
    const unit = unitCode && (await liveUnit(trx, { organisationId, code: unitCode }));
    if (!(await replaceEndedUnit(trx, affiliationId, unit || undefined))) {
      throw new PiazzaError('affiliation.unit_in_place', { id: affiliationId });
    }
    const act = { actor: actor.memberId, at: deps.now() };
    await recordAffiliation(trx, 'affiliation.unit_changed', affiliation, act);
  });
}
