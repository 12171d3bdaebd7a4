// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import { demand, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { wake } from './wake.js';

/**
 * The regional staff lets a frozen community go on, if somebody answers for it.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`, `community.not_frozen`,
 *   `community.needs_manager`
 */
export async function unfreezeCommunity(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.freeze');
    const community = await lockCommunity(trx, slug);
    if (community.status !== 'frozen') throw new PiazzaError('community.not_frozen', { slug });
    if (community.activeManagers === 0) throw new PiazzaError('community.needs_manager', { slug });
    await wake(trx, community, { actor: actor.memberId, at: deps.now() });
  });
}
