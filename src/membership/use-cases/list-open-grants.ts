// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Slug } from '../../kernel/ids.js';
import { can } from '../domain/policy.js';
import { getCommunity } from '../store/communities.js';
import { listOpenGrantsOf, type OpenGrant } from '../store/open-grants.js';
import { demand, demandSight, powersOf } from './authorise.js';

export interface ListedOpenGrant extends OpenGrant {
  /** Whether the reader may accept the proposal, or take the offer back. */
  readonly answerable: boolean;
}

/**
 * Offers and proposals that wait for an answer, for those who manage.
 * @throws PiazzaError `community.not_found`, `right.missing`
 */
export async function listOpenGrants(
  deps: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<readonly ListedOpenGrant[]> {
  const community = await getCommunity(deps.db, slug);
  const powers = await powersOf(deps.db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'member.list_full');
  const open = await listOpenGrantsOf(deps.db, community.id);
  return open.map((grant) => ({ ...grant, answerable: can(powers, `role.offer:${grant.role}`) }));
}
