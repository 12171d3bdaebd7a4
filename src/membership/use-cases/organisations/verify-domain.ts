// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import { deleteDomain, insertDomain } from '../../store/organisations/organisations.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { activeOrganisation } from './authorise.js';

interface DomainOf {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
  /** In lower case, ASCII. */
  readonly domain: string;
}

/**
 * Staff have seen that only people of the organisation get addresses at a domain.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `session.not_fresh`, `organisation.not_found`,
 *   `organisation.not_active`, `organisation.domain_taken`, `organisation.domain_of_all`
 */
export async function verifyDomain(
  deps: { db: Db; now: Clock },
  { actor, organisationId, domain }: DomainOf,
): Promise<void> {
  demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.verify');
    await activeOrganisation(trx, organisationId);
    const at = deps.now();
    const by = actor.memberId;
    await insertDomain(trx, { domain, organisationId }, { by, at });
    const data = { organisation: organisationId, domain };
    await record(trx, { type: 'organisation.domain_verified', at, actor: by, data });
  });
}

/**
 * A domain proves nothing any more; what it has proven stays until somebody ends it.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function withdrawDomain(
  deps: { db: Db; now: Clock },
  { actor, organisationId, domain }: DomainOf,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.verify');
    if (!(await deleteDomain(trx, { domain, organisationId }))) return;
    const data = { organisation: organisationId, domain };
    const type = 'organisation.domain_withdrawn';
    await record(trx, { type, at: deps.now(), actor: actor.memberId, data });
  });
}
