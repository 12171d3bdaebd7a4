// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { endAffiliationRow, type AffiliationEnd } from '../../store/organisations/affiliations.js';
import { transact } from '../transact.js';
import { ownAffiliation } from './own-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';

/**
 * Somebody says that they no longer belong there.
 * @throws PiazzaError `affiliation.not_found`
 */
export async function leaveOrganisation(
  deps: { db: Db; now: Clock },
  { actor, affiliationId }: { readonly actor: Actor; readonly affiliationId: AffiliationId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const affiliation = await ownAffiliation(trx, actor, affiliationId);
    await endAffiliation(trx, affiliation, { status: 'ended', at: deps.now(), by: actor.memberId });
  });
}

/** Ends an affiliation, whoever wants it. */
export async function endAffiliation(
  trx: Trx,
  affiliation: Affiliation,
  end: AffiliationEnd,
): Promise<void> {
  await endAffiliationRow(trx, affiliation.id, end);
  const type = end.status === 'refused' ? 'affiliation.refused' : 'affiliation.ended';
  await recordAffiliation(trx, type, affiliation, { actor: end.by, at: end.at });
}
