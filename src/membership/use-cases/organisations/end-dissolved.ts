// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import {
  findAffiliation,
  listAffiliationsOfDissolved,
} from '../../store/organisations/affiliations.js';
import { findOrganisation } from '../../store/organisations/organisations.js';
import { transact } from '../transact.js';
import { endAffiliationWith } from './end-affiliation.js';
import { holdAffiliation } from './hold-affiliation.js';

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
  const organisation = await findOrganisation(trx, held.affiliation.organisationId);
  // The index may have named it again since.
  if (organisation?.status !== 'dissolved') return false;
  const reason = 'dissolved';
  await endAffiliationWith(trx, held, { status: 'ended', at, by: undefined, reason });
  return true;
}
