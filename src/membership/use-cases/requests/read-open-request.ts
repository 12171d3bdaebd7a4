// SPDX-License-Identifier: AGPL-3.0-or-later
import { isTrx, type Db, type Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { JoinRequest } from '../../domain/join-request.js';
import { getCommunity } from '../../store/communities.js';
import { findOpenRequest, lockOpenRequest } from '../../store/request-clock.js';
import { demandSight, powersOf } from '../authorise.js';

/**
 * The actor's own request to a community, while it waits for either side; kept as it is where the caller's transaction
 * goes on to change it.
 * @throws PiazzaError `community.not_found`, `join_request.not_found`
 */
export async function readOpenRequest(
  { db }: { db: Db | Trx },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<JoinRequest> {
  const community = await getCommunity(db, slug);
  const pair = { communityId: community.id, memberId: actor.memberId };
  const request = await (isTrx(db) ? lockOpenRequest(db, pair) : findOpenRequest(db, pair));
  if (request) return request;
  demandSight(await powersOf(db, actor, community.id), community);
  throw new PiazzaError('join_request.not_found', { slug });
}
