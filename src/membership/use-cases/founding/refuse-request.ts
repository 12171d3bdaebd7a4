// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { decideCommunityRequest } from '../../store/founding/requests.js';
import { demand, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { holdOpenRequest, recordRequest } from './hold-request.js';
import { signersOf } from './signers.js';

/**
 * The regional staff refuses a community with a reason, which everybody who signed reads.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community_request.not_found`,
 *   `community_request.closed`, `community_request.own`, `community_request.reason_missing`
 */
export async function refuseRequest(
  deps: { db: Db; now: Clock },
  { actor, requestId, reason }: { actor: Actor; requestId: CommunityRequestId; reason: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const request = await holdOpenRequest(trx, requestId);
    const by = { at: deps.now(), actor: actor.memberId };
    const decision = { status: 'refused', by: by.actor, at: by.at, reason } as const;
    await decideCommunityRequest(trx, request.id, decision);
    const data = { signers: await signersOf(trx, request.id) };
    await recordRequest(trx, request, { ...by, type: 'community_request.refused', data });
  });
}
