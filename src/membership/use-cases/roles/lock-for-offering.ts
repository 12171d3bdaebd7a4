// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { CommunityRole } from '../../domain/permissions.js';
import type { Powers } from '../../domain/policy.js';
import { lockCommunity } from '../../store/communities.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import type {} from '../../errors.js';

/**
 * The community in which somebody offers a role; all other changes of roles there wait.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function lockForOffering(
  trx: Trx,
  { actor, slug, role }: { actor: Actor; slug: Slug; role: CommunityRole },
): Promise<{ readonly community: Community; readonly powers: Powers }> {
  const community = await lockCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, `role.offer:${role}`);
  return { community, powers };
}
