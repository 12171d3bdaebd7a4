// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import {
  declare,
  type Affiliation,
  type AffiliationKind,
} from '../../domain/organisations/affiliation.js';
import { holdMember } from '../../store/means.js';
import { hasAddressAt, insertAffiliation } from '../../store/organisations/affiliations.js';
import { recordAffiliation } from './record-affiliation.js';
import { transact } from '../transact.js';
import { activeOrganisation, liveUnit } from './authorise.js';
import { restoreMemberships } from './settle-memberships.js';

export interface DeclareAffiliation {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
  readonly unitCode?: string | undefined;
  readonly kind: AffiliationKind;
  readonly title?: string | undefined;
}

/**
 * Somebody says that they belong to an organisation. An address of theirs at one of its domains proves it at
 * once; else its representatives may.
 * @throws PiazzaError `organisation.not_found`, `organisation.not_active`, `organisation.unit_unknown`,
 *   `affiliation.already_there`
 */
export async function declareAffiliation(
  deps: { db: Db; now: Clock },
  { actor, organisationId, unitCode: named, kind, title = '' }: DeclareAffiliation,
): Promise<Affiliation> {
  return transact(deps.db, async (trx) => {
    await activeOrganisation(trx, organisationId);
    const unitCode = named && (await liveUnit(trx, { organisationId, code: named }));
    const { memberId } = actor;
    // An address that goes at this moment is gone before it is looked for, or sees what it proved.
    await holdMember(trx, memberId);
    const hasAddress = await hasAddressAt(trx, memberId, organisationId);
    const said = { organisationId, unitCode, kind, title, hasAddress, at: deps.now() };
    const affiliation = declare(memberId, said);
    await insertAffiliation(trx, affiliation);
    await recordAffiliation(trx, 'affiliation.declared', affiliation, {
      actor: memberId,
      at: said.at,
    });
    await restoreMemberships(trx, memberId, { at: said.at, actor: memberId });
    return affiliation;
  });
}
