// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId } from '../../../kernel/ids.js';
import type { JoinRequest } from '../../domain/join-request.js';
import { findOpenRequest } from '../../store/request-clock.js';

/**
 * The actor's own request that waits for their reply, with what they wrote.
 * @throws PiazzaError `join_request.not_asked`
 */
export async function readOwnRequest(
  { db }: { db: Db },
  { actor, communityId }: { actor: Actor; communityId: CommunityId },
): Promise<JoinRequest> {
  const request = await findOpenRequest(db, { communityId, memberId: actor.memberId });
  if (request?.status !== 'needs_info') throw new PiazzaError('join_request.not_asked');
  return request;
}
