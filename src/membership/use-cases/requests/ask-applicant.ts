// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { JoinRequestId } from '../../../kernel/ids.js';
import { holdCommunity } from '../../store/communities.js';
import { findJoinRequest } from '../../store/join-requests.js';
import { askAbout } from '../../store/request-clock.js';
import { demand, demandActive, demandSight, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * Asks the person for more before deciding. Until they reply the community's time stands still.
 * @throws PiazzaError `join_request.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`,
 *   `join_request.decided`, `join_request.own`
 */
export async function askApplicant(
  deps: { db: Db; now: Clock },
  { actor, requestId, question }: { actor: Actor; requestId: JoinRequestId; question: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const found = await findJoinRequest(trx, requestId);
    if (!found) throw new PiazzaError('join_request.not_found', { requestId });
    const community = await holdCommunity(trx, { id: found.communityId });
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.decide');
    demandActive(community);

    const at = deps.now();
    const inquiry = { question, askedAt: at, askedBy: actor.memberId };
    const request = await askAbout(trx, requestId, inquiry);
    if (!request) throw new PiazzaError('join_request.decided', { requestId });
    await record(trx, {
      type: 'join_request.asked',
      at,
      actor: actor.memberId,
      subject: request.memberId,
      community: community.id,
      data: { request: request.id },
    });
  });
}
