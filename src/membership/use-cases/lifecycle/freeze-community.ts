// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { lockCommunity, setCommunityStatus } from '../../store/communities.js';
import { demand, demandActive, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandReason } from './demand-reason.js';

/**
 * The regional staff stops a community, for a dispute or a check: nobody joins and no role changes, who reads
 * reads on, who leaves leaves.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`, `community.not_active`,
 *   `community.reason_missing`
 */
export async function freezeCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug, reason }: { actor: Actor; slug: Slug; reason: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.freeze');
    const community = await lockCommunity(trx, slug);
    demandActive(community);
    const at = deps.now();
    await setCommunityStatus(trx, community.id, 'frozen', { reason: demandReason(reason), at });
    await record(trx, {
      type: 'community.frozen',
      at,
      actor: actor.memberId,
      community: community.id,
      data: { why: 'staff', reason },
    });
  });
}
