// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { AffiliationId, OrganisationGrantId, OrganisationId } from '../../../kernel/ids.js';
import {
  findAffiliation,
  listAffiliationsOfDissolved,
} from '../../store/organisations/affiliations.js';
import {
  listRepresentationsOfDissolved,
  lockRepresentation,
  saveRepresentation,
} from '../../store/organisations/representatives.js';
import { findOrganisation } from '../../store/organisations/organisations.js';
import { transact } from '../transact.js';
import { endAffiliationWith } from './end-affiliation.js';
import { holdAffiliation } from './hold-affiliation.js';
import { recordRepresentation } from './record-representation.js';

const batch = 100;

/**
 * Ends the affiliations with organisations that are no more, a hundred at a time, each with what rests on it in its
 * own transaction. A job; may run on every node at once. @returns how many
 */
export async function endDissolved(deps: { db: Db; now: Clock }): Promise<number> {
  let done = 0;
  for (const id of await listAffiliationsOfDissolved(deps.db, batch)) {
    if (await transact(deps.db, (trx) => endOne(trx, id, deps.now()))) done += 1;
  }
  return done;
}

async function endOne(trx: Trx, id: AffiliationId, at: Date): Promise<boolean> {
  const found = await findAffiliation(trx, id);
  const held = found && (await holdAffiliation(trx, found));
  if (!held) return false;
  if (!(await isDissolved(trx, held.affiliation.organisationId))) return false;
  const reason = 'dissolved';
  await endAffiliationWith(trx, held, { status: 'ended', at, by: undefined, reason });
  return true;
}

/**
 * Ends what those hold, or are offered, who answer for organisations that are no more, each in its own transaction.
 * A job; may run on every node at once. @returns how many
 */
export async function endRepresentationsOfDissolved(deps: { db: Db; now: Clock }): Promise<number> {
  let done = 0;
  for (const id of await listRepresentationsOfDissolved(deps.db, batch)) {
    if (await transact(deps.db, (trx) => endRepresentationOf(trx, id, deps.now()))) done += 1;
  }
  return done;
}

async function endRepresentationOf(trx: Trx, id: OrganisationGrantId, at: Date): Promise<boolean> {
  const held = await lockRepresentation(trx, id);
  if (!held || !(await isDissolved(trx, held.organisationId))) return false;
  const ended = { ...held, status: 'revoked' as const };
  await saveRepresentation(trx, ended, at);
  const act = { actor: undefined, at, why: 'dissolved' as const };
  await recordRepresentation(trx, 'organisation.representative_ended', ended, act);
  return true;
}

/** The index may have named it again since. */
async function isDissolved(trx: Trx, id: OrganisationId): Promise<boolean> {
  return (await findOrganisation(trx, id))?.status === 'dissolved';
}
