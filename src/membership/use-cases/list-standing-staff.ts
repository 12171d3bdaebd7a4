// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Slug } from '../../kernel/ids.js';
import type { Person } from '../store/people.js';
import { getCommunity } from '../store/communities.js';
import { listStandingStaff as readStandingStaff } from '../store/standing-staff.js';
import { demand, powersOf } from './authorise.js';

/**
 * Whom the reader may appoint as the caretaker of a community: the regional staff who can be, but themselves.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`
 */
export async function listStandingStaff(
  deps: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<readonly Person[]> {
  demand(await powersOf(deps.db, actor), 'role.appoint_caretaker');
  const { id: communityId } = await getCommunity(deps.db, slug);
  return readStandingStaff(deps.db, { communityId, except: actor.memberId });
}
