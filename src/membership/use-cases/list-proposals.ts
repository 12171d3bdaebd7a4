// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Slug } from '../../kernel/ids.js';
import { can } from '../domain/policy.js';
import { getCommunity } from '../store/communities.js';
import { listWaitingProposals, type Proposal } from '../store/proposals.js';
import { demandSight, powersOf } from './authorise.js';

export type { Proposal } from '../store/proposals.js';

const most = 100;

/**
 * Who puts themselves forward for a role that the reader may grant, with what they wrote; oldest first.
 * @throws PiazzaError `community.not_found`
 */
export async function listProposals(
  deps: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<readonly Proposal[]> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  const proposals = await listWaitingProposals(deps.db, community.id, most);
  return proposals.filter(({ role }) => can(powers, `role.accept_proposal:${role}`));
}
