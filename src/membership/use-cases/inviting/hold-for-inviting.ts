// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { Powers } from '../../domain/policy.js';
import { holdCommunity } from '../../store/communities.js';
import { demand, demandActive, demandSight, powersOf } from '../authorise.js';
import type {} from '../../errors.js';

/**
 * The community whose invitations somebody reads or changes; a join or a freeze waits.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`
 */
export async function holdForInviting(
  trx: Trx,
  { actor, by }: { actor: Actor; by: Slug | { id: CommunityId } },
): Promise<{ readonly community: Community; readonly powers: Powers }> {
  const community = await holdCommunity(trx, by);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.invite');
  demandActive(community);
  return { community, powers };
}
