// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import { holdCommunity } from '../../store/communities.js';
import { demandSightOf } from '../authorise.js';
import { transact } from '../transact.js';
import { dropCard } from './drop-card.js';

/**
 * The actor takes their card out of a community, at once and whatever state the community is in; without a
 * community, the one that they keep to begin others from.
 * @throws PiazzaError `community.not_found`, `card.not_found`
 */
export async function withdrawCard(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug | undefined },
): Promise<void> {
  const { memberId } = actor;
  await transact(deps.db, async (trx) => {
    const community = slug && (await holdCommunity(trx, slug));
    const communityId = community?.id;
    const act = { at: deps.now(), actor: memberId };
    const dropped = await dropCard(trx, { memberId, communityId }, act);
    if (dropped) return;
    if (community) await demandSightOf(trx, actor, community);
    throw new PiazzaError('card.not_found', { slug });
  });
}
