// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { JoinRequest } from '../../domain/join-request.js';
import { getCommunity } from '../../store/communities.js';
import { findOpenRequest } from '../../store/request-clock.js';
import { demandSight, powersOf } from '../authorise.js';

/**
 * The actor's own request to a community, while it waits for either side.
 * @throws PiazzaError `community.not_found`, `join_request.not_found`
 */
export async function readOpenRequest(
  { db }: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<JoinRequest> {
  const community = await getCommunity(db, slug);
  const pair = { communityId: community.id, memberId: actor.memberId };
  const request = await findOpenRequest(db, pair);
  if (request) return request;
  demandSight(await powersOf(db, actor, community.id), community);
  throw new PiazzaError('join_request.not_found', { slug });
}
