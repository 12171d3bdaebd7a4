// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Slug } from '../../kernel/ids.js';
import { getCommunity } from '../store/communities.js';
import { closeOpenRequest } from '../store/join-requests.js';
import { demandSight, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * Takes back the actor's own waiting request.
 * @throws PiazzaError `community.not_found`, `join_request.not_found`
 */
export async function withdrawJoinRequest(
  deps: { db: Db; now: Clock },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const community = await getCommunity(trx, slug);
    const pair = { communityId: community.id, memberId: actor.memberId };
    const request = await closeOpenRequest(trx, pair, 'withdrawn');
    if (!request) {
      demandSight(await powersOf(trx, actor, community.id), community);
      throw new PiazzaError('join_request.not_found', { slug });
    }

    await record(trx, {
      type: 'join_request.withdrawn',
      at: deps.now(),
      actor: actor.memberId,
      subject: actor.memberId,
      community: community.id,
      data: { request: request.id },
    });
  });
}
