// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import { closeEntry } from '../../store/organisations/entries.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { liveEntry } from './change-organisation.js';

/**
 * Staff close an organisation that they entered: from now on it is as a body that the index no longer names. Who
 * belongs to it, answers for it or sits for it is worked off by the jobs that end what dissolved bodies leave.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `session.not_fresh`, `organisation.not_entered`,
 *   `organisation.not_active`
 */
export async function closeOrganisation(
  deps: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly organisationId: OrganisationId;
    /** 3 to 500 characters, for the staff. */
    readonly reason: string;
  },
): Promise<void> {
  const { actor, organisationId, reason } = input;
  demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.create');
    await liveEntry(trx, organisationId);
    const at = deps.now();
    const by = actor.memberId;
    await closeEntry(trx, organisationId, { by, at, reason });
    const data = { organisation: organisationId };
    await record(trx, { type: 'organisation.closed', at, actor: by, data });
  });
}
