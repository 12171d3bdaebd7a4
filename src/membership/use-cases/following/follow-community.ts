// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { getCommunity } from '../../store/communities.js';
import { insertFollowing, setAlerts } from '../../store/following/following.js';
import { demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * The actor wants to hear of a community that they see, at whatever level they signed in, or changes whether
 * its news come by mail. It makes them no member and gives no right.
 * @throws PiazzaError `community.not_found`, `membership.not_in_good_standing`
 */
export async function followCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug, alerts }: { actor: Actor; slug: Slug; alerts: boolean },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await getCommunity(trx, slug);
    demandSight(await powersOf(trx, actor, community.id), community);
    const at = deps.now();
    const { memberId } = actor;
    const following = { memberId, communityId: community.id, alerts };
    const began = await insertFollowing(trx, { ...following, at });
    if (!began && !(await setAlerts(trx, following))) return;
    const type = began ? 'following.started' : 'following.changed';
    const who = { actor: memberId, subject: memberId, community: community.id };
    await record(trx, { type, at, ...who, data: { alerts } });
  });
}
