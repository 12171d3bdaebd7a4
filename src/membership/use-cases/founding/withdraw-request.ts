// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { setRequestStatus } from '../../store/founding/requests.js';
import { transact } from '../transact.js';
import { holdOwnRequest, recordRequest } from './hold-request.js';

/**
 * Who asked for a community thinks better of it.
 * @throws PiazzaError `community_request.not_found`, also for another's, `community_request.closed`
 */
export async function withdrawRequest(
  deps: { db: Db; now: Clock },
  { actor, requestId }: { actor: Actor; requestId: CommunityRequestId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const request = await holdOwnRequest(trx, requestId, actor);
    await setRequestStatus(trx, request.id, 'withdrawn');
    const by = { at: deps.now(), actor: actor.memberId };
    await recordRequest(trx, request, { ...by, type: 'community_request.withdrawn' });
  });
}
