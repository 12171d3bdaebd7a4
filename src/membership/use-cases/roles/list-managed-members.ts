// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { getCommunity } from '../../store/communities.js';
import { demandSight, powersOf } from '../authorise.js';
import { listMembers, type ListMembers, type MemberPage } from '../list-members.js';
import { demandManaging } from './demand-managing.js';

/**
 * One page of a community's members, for whoever decides there or appoints.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `request.malformed`
 */
export async function listManagedMembers(
  deps: { db: Db },
  asked: ListMembers & { readonly actor: Actor },
): Promise<MemberPage> {
  const community = await getCommunity(deps.db, asked.slug);
  const powers = await powersOf(deps.db, asked.actor, community.id);
  demandSight(powers, community);
  demandManaging(powers, community);
  return listMembers(deps, asked);
}
