// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { AffiliationId, CommunityId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { lockCommunity } from '../../store/communities.js';
import { findAffiliationHolder, lockAffiliation } from '../../store/organisations/affiliations.js';
import { listDemandingCommunities } from '../../store/organisations/resting-stints.js';

export interface HeldToEnd {
  readonly affiliation: Affiliation;
  /** Whose memberships may rest on it. */
  readonly communities: readonly CommunityId[];
}

/**
 * Holds an affiliation that may end, after the communities that may lose a member by it: in this order everywhere,
 * as joining does. Whoever came in by it meanwhile is seen, too. Undefined for one that is not live.
 */
export async function holdAffiliation(
  trx: Trx,
  affiliationId: AffiliationId,
): Promise<HeldToEnd | undefined> {
  const memberId = await findAffiliationHolder(trx, affiliationId);
  if (!memberId) return undefined;
  for (const id of await listDemandingCommunities(trx, memberId)) await lockCommunity(trx, { id });
  const affiliation = await lockAffiliation(trx, affiliationId);
  if (!affiliation) return undefined;
  return { affiliation, communities: await listDemandingCommunities(trx, memberId) };
}
