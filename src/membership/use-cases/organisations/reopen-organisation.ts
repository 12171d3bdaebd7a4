// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import { lockEntry, reopenEntry } from '../../store/organisations/entries.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Staff open an organisation again that they had closed. What ended with it has ended: who belongs to it says so anew,
 * as with a body that the index names again.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `session.not_fresh`, `organisation.not_entered`,
 *   `organisation.not_closed`, `organisation.merged`, `organisation.already_there` where another has its tax code now
 */
export async function reopenOrganisation(
  deps: { db: Db; now: Clock },
  { actor, organisationId }: { readonly actor: Actor; readonly organisationId: OrganisationId },
): Promise<void> {
  demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.create');
    const kept = await lockEntry(trx, organisationId);
    if (!kept) throw new PiazzaError('organisation.not_entered', { id: organisationId });
    if (kept.mergedInto) throw new PiazzaError('organisation.merged', { id: organisationId });
    if (kept.status === 'active') {
      throw new PiazzaError('organisation.not_closed', { id: organisationId });
    }
    await reopenEntry(trx, organisationId);
    const data = { organisation: organisationId };
    const about = { at: deps.now(), actor: actor.memberId, data };
    await record(trx, { type: 'organisation.reopened', ...about });
  });
}
