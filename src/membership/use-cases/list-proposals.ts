// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { communityRoles } from '../domain/permissions.js';
import { can } from '../domain/policy.js';
import { getCommunity } from '../store/communities.js';
import { listWaitingProposals, type Proposal } from '../store/proposals.js';
import { demandSight, powersOf } from './authorise.js';
import type { ListOf } from './list-of.js';
import { momentOf, pageOf, pageSize, type Listed } from '../../kernel/pages.js';

export type { Proposal } from '../store/proposals.js';

/**
 * Who puts themselves forward for a role that the reader may grant, with what they wrote; oldest first, fifty at a time.
 * @throws PiazzaError `community.not_found`, `request.malformed`
 */
export async function listProposals(
  deps: { db: Db },
  { actor, slug, cursor }: Omit<ListOf, 'limit'>,
): Promise<Listed<Proposal>> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  const roles = communityRoles.filter((role) => can(powers, `role.accept_proposal:${role}`));
  const page = { roles, after: momentOf(cursor), limit: pageSize + 1 };
  return pageOf(await listWaitingProposals(deps.db, community.id, page));
}
