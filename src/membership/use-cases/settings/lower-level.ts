// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import { savePolicy } from '../../store/settings/settings.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * The regional staff lets people join a community whom nobody has proven, and says why. Its managers may raise
 * the level again.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.level_reason_missing`
 */
export async function lowerLevel(
  deps: { db: Db; now: Clock },
  { actor, slug, reason }: { actor: Actor; slug: Slug; reason: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.lower_level');
    const community = await lockCommunity(trx, slug);
    if (community.status === 'archived') throw new PiazzaError('community.archived', { slug });
    const lowered = { ...community, minimumLevel: 'none', levelReason: reason } as const;
    await savePolicy(trx, community.id, lowered);
    await record(trx, {
      type: 'community.policy_set',
      at: deps.now(),
      actor: actor.memberId,
      community: community.id,
      data: { was: community.minimumLevel, level: 'none', reason },
    });
  });
}
