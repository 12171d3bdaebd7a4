// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { CommunityId } from '../../../kernel/ids.js';
import type { Affiliation } from '../../domain/organisations/affiliation.js';
import { lockCommunity } from '../../store/communities.js';
import { lockAffiliation } from '../../store/organisations/affiliations.js';
import { listDemandingCommunities } from '../../store/organisations/resting-stints.js';

export interface HeldToEnd {
  readonly affiliation: Affiliation;
  /** Whose memberships may rest on it. */
  readonly communities: readonly CommunityId[];
}

/**
 * Holds an affiliation that may end, after the communities that may lose a member by it: in this order everywhere,
 * as joining does. Whoever came in by it meanwhile is seen, too. Undefined for one that has ended since.
 * The caller has seen that the actor may end it: nobody else holds anything up.
 */
export async function holdAffiliation(
  trx: Trx,
  { id, memberId }: Affiliation,
): Promise<HeldToEnd | undefined> {
  for (const community of await listDemandingCommunities(trx, memberId)) {
    await lockCommunity(trx, { id: community });
  }
  const affiliation = await lockAffiliation(trx, id);
  if (!affiliation) return undefined;
  return { affiliation, communities: await listDemandingCommunities(trx, memberId) };
}
