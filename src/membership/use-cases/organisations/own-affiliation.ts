// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { lockAffiliation } from '../../store/organisations/affiliations.js';

/** One's own; that of another does not exist. @throws PiazzaError `affiliation.not_found` */
export async function ownAffiliation(
  trx: Trx,
  { memberId }: Actor,
  id: AffiliationId,
): Promise<Affiliation> {
  const affiliation = await lockAffiliation(trx, id);
  if (affiliation?.memberId !== memberId) throw new PiazzaError('affiliation.not_found', { id });
  return affiliation;
}
