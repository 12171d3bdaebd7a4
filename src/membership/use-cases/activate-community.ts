// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import { lockCommunity, setCommunityStatus } from '../store/communities.js';
import { demand, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * Opens a prepared community, or a frozen one again, once somebody answers for it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_draft`, `community.needs_manager`
 */
export async function activateCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const community = await lockCommunity(trx, slug);
    if (community.status === 'active' || community.status === 'archived') {
      throw new PiazzaError('community.not_draft', { slug, status: community.status });
    }
    if (community.activeManagers === 0) throw new PiazzaError('community.needs_manager', { slug });

    await setCommunityStatus(trx, community.id, 'active');
    await record(trx, {
      type: 'community.activated',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { was: community.status },
    });
  });
}
