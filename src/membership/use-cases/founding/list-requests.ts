// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { CommunityRequest } from '../../domain/founding/community-request.js';
import { listAskedSignatures, type AskedSignature } from '../../store/founding/promoters.js';
import {
  listOpenRequests,
  listRequestsOf,
  type QueuedRequest,
} from '../../store/founding/requests.js';
import { demand, powersOf } from '../authorise.js';

const most = 200;

/**
 * The requests that the regional staff has before it, oldest first.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export async function listQueuedRequests(
  deps: { db: Db },
  { actor }: { actor: Actor },
): Promise<readonly QueuedRequest[]> {
  demand(await powersOf(deps.db, actor), 'community.approve');
  return listOpenRequests(deps.db, most);
}

/** What somebody asked for, newest first, and what they are asked to sign. */
export async function listMyRequests(
  deps: { db: Db },
  { actor }: { actor: Actor },
): Promise<{ mine: readonly CommunityRequest[]; asked: readonly AskedSignature[] }> {
  return {
    mine: await listRequestsOf(deps.db, actor.memberId),
    asked: await listAskedSignatures(deps.db, actor.memberId),
  };
}
