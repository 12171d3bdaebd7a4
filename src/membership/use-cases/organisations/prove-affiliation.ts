// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AffiliationId } from '../../../kernel/ids.js';
import { holdMember } from '../../store/means.js';
import { hasAddressAt, saveProof } from '../../store/organisations/affiliations.js';
import { transact } from '../transact.js';
import { ownAffiliation } from './own-affiliation.js';
import { recordAffiliation } from './record-affiliation.js';
import { restoreMemberships } from './settle-memberships.js';

/**
 * Proves an affiliation by an address that the person has proven since they declared it.
 * @throws PiazzaError `affiliation.not_found`, `affiliation.address_missing`
 */
export async function proveAffiliation(
  deps: { db: Db; now: Clock },
  { actor, affiliationId }: { readonly actor: Actor; readonly affiliationId: AffiliationId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    // Before the affiliation, as the removal of an address takes them.
    await holdMember(trx, actor.memberId);
    const affiliation = await ownAffiliation(trx, actor, affiliationId);
    if (affiliation.proof !== 'declared') return;
    const { memberId, organisationId } = affiliation;
    if (!(await hasAddressAt(trx, memberId, organisationId))) {
      throw new PiazzaError('affiliation.address_missing', { organisationId });
    }
    const at = deps.now();
    const proven = { ...affiliation, proof: 'email_domain' as const, verifiedAt: at };
    await saveProof(trx, proven);
    await recordAffiliation(trx, 'affiliation.verified', proven, { actor: memberId, at });
    await restoreMemberships(trx, memberId, { at, actor: memberId });
  });
}
