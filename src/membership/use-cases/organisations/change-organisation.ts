// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { OrganisationId } from '../../../kernel/ids.js';
import { changedFields, type OrganisationEntry } from '../../domain/organisations/organisation.js';
import {
  findEntry,
  lockEntry,
  saveEntry,
  type KeptEntry,
} from '../../store/organisations/entries.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

interface Which {
  readonly actor: Actor;
  readonly organisationId: OrganisationId;
}

/**
 * An organisation that staff entered, as it stands, closed ones too.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `organisation.not_entered`
 */
export async function readEntry(
  { db }: { db: Db },
  { actor, organisationId }: Which,
): Promise<KeptEntry> {
  demand(await powersOf(db, actor), 'org.create');
  const kept = await findEntry(db, organisationId);
  if (!kept) throw new PiazzaError('organisation.not_entered', { id: organisationId });
  return kept;
}

/**
 * Staff correct what they entered. Who belongs to it stays, as it was proven: another kind or tax code puts nobody out.
 * @param revision of the entry that the form was made from
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `organisation.not_entered`,
 *   `organisation.not_active`, `organisation.changed` when somebody else changed it since,
 *   `organisation.already_there`, `organisation.code_taken`, `organisation.informal_with_code`
 */
export async function changeOrganisation(
  deps: { db: Db; now: Clock },
  input: Which & { readonly revision: number; readonly entry: OrganisationEntry },
): Promise<void> {
  const { actor, organisationId, revision, entry } = input;
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'org.create');
    const kept = await liveEntry(trx, organisationId);
    if (kept.revision !== revision) {
      throw new PiazzaError('organisation.changed', { id: organisationId });
    }
    const fields = changedFields(kept.entry, entry);
    if (fields.length === 0) return;
    await saveEntry(trx, organisationId, entry);
    const data = { organisation: organisationId, fields };
    const about = { at: deps.now(), actor: actor.memberId, data };
    await record(trx, { type: 'organisation.changed', ...about });
  });
}

/** One that is not closed, held. @throws PiazzaError `organisation.not_entered`, `organisation.not_active` */
export async function liveEntry(trx: Trx, id: OrganisationId): Promise<KeptEntry> {
  const kept = await lockEntry(trx, id);
  if (!kept) throw new PiazzaError('organisation.not_entered', { id });
  if (kept.status !== 'active') throw new PiazzaError('organisation.not_active', { id });
  return kept;
}
