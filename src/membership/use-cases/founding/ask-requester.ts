// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { insertMessage } from '../../store/founding/messages.js';
import { setRequestStatus } from '../../store/founding/requests.js';
import { demand, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { holdOpenRequest, recordRequest } from './hold-request.js';

/**
 * The regional staff asks back before it decides; a second question may follow the first.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community_request.not_found`,
 *   `community_request.closed`, `community_request.own`
 */
export async function askRequester(
  deps: { db: Db; now: Clock },
  { actor, requestId, text }: { actor: Actor; requestId: CommunityRequestId; text: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const request = await holdOpenRequest(trx, requestId);
    if (request.requestedBy === actor.memberId) {
      throw new PiazzaError('community_request.own', { requestId });
    }
    const by = { at: deps.now(), actor: actor.memberId };
    const turn = { requestId: request.id, author: actor.memberId, side: 'staff' } as const;
    await insertMessage(trx, { ...turn, text, at: by.at });
    await setRequestStatus(trx, request.id, 'needs_info');
    await recordRequest(trx, request, { ...by, type: 'community_request.questioned' });
  });
}
