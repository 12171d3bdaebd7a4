// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { getCommunity } from '../../store/communities.js';
import {
  listSuccessors as readSuccessors,
  type Successor,
} from '../../store/leaving/successors.js';
import { demandSight, powersOf } from '../authorise.js';

export type { Successor } from '../../store/leaving/successors.js';

/**
 * Whom the actor, a manager, asked to take over when they leave.
 * @throws PiazzaError `community.not_found`, `right.missing`
 */
export async function listSuccessors(
  { db }: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<readonly Successor[]> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  if (!powers.communityRoles.includes('manager')) throw new PiazzaError('right.missing', { slug });
  return readSuccessors(db, { communityId: community.id, managerId: actor.memberId });
}
