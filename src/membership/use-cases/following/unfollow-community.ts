// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { getCommunity } from '../../store/communities.js';
import { deleteFollowing } from '../../store/following/following.js';
import { demandSightOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * The actor wants to hear of a community no longer; also of one that they do not see any more.
 * @throws PiazzaError `community.not_found`
 */
export async function unfollowCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await getCommunity(trx, slug);
    const communityId = community.id;
    const { memberId } = actor;
    if (!(await deleteFollowing(trx, { memberId, communityId }))) {
      return demandSightOf(trx, actor, community);
    }
    const who = { actor: memberId, subject: memberId, community: communityId };
    await record(trx, { type: 'following.ended', at: deps.now(), ...who });
  });
}
