// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { AffiliationId, MemberId } from '../../../kernel/ids.js';
import { professional } from '../../domain/organisations/affiliation.js';
import { lockAffiliation, saveProof } from '../../store/organisations/affiliations.js';
import { hasTaxCode } from '../../store/organisations/organisations.js';
import { transact } from '../transact.js';
import { recordAffiliation } from './record-affiliation.js';
import { restoreMemberships } from './settle-memberships.js';

export interface ProfessionalIdentity {
  readonly memberId: MemberId;
  readonly affiliationId: AffiliationId;
  /** Of the organisation that the identity was issued for, eleven digits each; none where it is no professional one. */
  readonly taxCodes: readonly string[];
  /** The provider instance that vouched for it. */
  readonly provider: string;
}

/**
 * Proves an affiliation by the professional identity of a legal person: its holder belongs to the organisation with
 * that tax id. The codes are compared and forgotten. What the organisation itself has confirmed stays as it is.
 * @returns what came of it; `gone` where the affiliation has ended, or is somebody else's
 */
export async function proveByProfessionalIdentity(
  deps: { db: Db; now: Clock },
  { memberId, affiliationId, taxCodes, provider }: ProfessionalIdentity,
): Promise<'proven' | 'other_organisation' | 'not_professional' | 'gone'> {
  if (taxCodes.length === 0) return 'not_professional';
  return transact(deps.db, async (trx) => {
    const affiliation = await lockAffiliation(trx, affiliationId);
    if (affiliation?.memberId !== memberId) return 'gone';
    const { organisationId } = affiliation;
    if (!(await hasTaxCode(trx, organisationId, taxCodes))) return 'other_organisation';
    if (affiliation.proof === 'representative') return 'proven';
    const at = deps.now();
    const proven = professional(affiliation, at);
    await saveProof(trx, proven);
    const act = { actor: memberId, at };
    await recordAffiliation(trx, 'affiliation.verified', proven, { ...act, provider });
    await restoreMemberships(trx, memberId, act);
    return 'proven';
  });
}
