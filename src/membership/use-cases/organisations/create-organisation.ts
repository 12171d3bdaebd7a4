// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type OrganisationId } from '../../../kernel/ids.js';
import { codeFor } from '../../domain/organisations/code.js';
import type { kindsByHand } from '../../domain/organisations/organisation.js';
import { hasNamesake, insertOrganisation } from '../../store/organisations/organisations.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface CreateOrganisation {
  readonly actor: Actor;
  readonly kind: (typeof kindsByHand)[number];
  readonly name: string;
  readonly taxCode?: string | undefined;
  readonly province?: string | undefined;
  readonly website?: string | undefined;
  /** How files name it; one like its name when absent. */
  readonly code?: string | undefined;
  /** Refuse it where one of this name and kind is there, until somebody says that it is another. */
  readonly unlessNamesake?: boolean | undefined;
}

/**
 * Staff enter an association, a firm or an informal group; public bodies come from the index.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `organisation.already_there`,
 *   `organisation.code_taken`, `organisation.informal_with_code`, `organisation.namesake`
 */
export async function createOrganisation(
  deps: { db: Db; now: Clock },
  { actor, code, taxCode, province, website, unlessNamesake, ...named }: CreateOrganisation,
): Promise<OrganisationId> {
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.create');
    if (unlessNamesake && (await hasNamesake(trx, named))) {
      throw new PiazzaError('organisation.namesake', { kind: named.kind });
    }
    const at = deps.now();
    const by = actor.memberId;
    const id = newId<OrganisationId>(at.getTime());
    const entry = { ...named, taxCode, province, website, code: code ?? codeFor(named.name, id) };
    await insertOrganisation(trx, { id, ...entry }, { by, at });
    const data = { organisation: id, kind: named.kind };
    await record(trx, { type: 'organisation.created', at, actor: by, data });
    return id;
  });
}
