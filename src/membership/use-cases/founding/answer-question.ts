// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { insertMessage } from '../../store/founding/messages.js';
import { setRequestStatus } from '../../store/founding/requests.js';
import { transact } from '../transact.js';
import { holdOwnRequest, recordRequest } from './hold-request.js';

/**
 * Who asked for a community answers the staff's question, and the request is the staff's to decide again.
 * @throws PiazzaError `community_request.not_found`, also for another's, `community_request.closed`,
 *   `community_request.nothing_asked`
 */
export async function answerQuestion(
  deps: { db: Db; now: Clock },
  { actor, requestId, text }: { actor: Actor; requestId: CommunityRequestId; text: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const request = await holdOwnRequest(trx, requestId, actor);
    if (request.status !== 'needs_info') {
      throw new PiazzaError('community_request.nothing_asked', { requestId });
    }
    const by = { at: deps.now(), actor: actor.memberId };
    const turn = { requestId: request.id, author: actor.memberId, side: 'requester' } as const;
    await insertMessage(trx, { ...turn, text, at: by.at });
    await setRequestStatus(trx, request.id, 'requested');
    await recordRequest(trx, request, { ...by, type: 'community_request.answered' });
  });
}
