// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, CommunityRequestId, Slug } from '../../../kernel/ids.js';
import { isSigned, type CommunityRequest } from '../../domain/founding/community-request.js';
import { decideCommunityRequest } from '../../store/founding/requests.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { beginCommunity, type NewCommunity } from '../begin-community.js';
import { foundManager } from '../found-manager.js';
import { demandTerm } from '../open-role.js';
import { transact } from '../transact.js';
import { holdOpenRequest, recordRequest } from './hold-request.js';
import { signersOf } from './signers.js';

export interface ApproveRequest {
  readonly actor: Actor;
  readonly requestId: CommunityRequestId;
  /** The address that the community gets. */
  readonly slug: Slug;
}

/**
 * The regional staff approves a community that enough people have signed for: it begins as a draft, its
 * requester the first manager.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`,
 *   `community_request.not_found`, `community_request.closed`, `community_request.own`,
 *   `community_request.needs_promoters`, `community.slug_taken`, `membership.not_in_good_standing`
 */
export async function approveRequest(
  deps: { db: Db; now: Clock },
  { actor, requestId, slug }: ApproveRequest,
): Promise<{ communityId: CommunityId }> {
  demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const request = await holdOpenRequest(trx, requestId);
    if (request.requestedBy === actor.memberId) {
      throw new PiazzaError('community_request.own', { requestId });
    }
    if (!isSigned(request)) throw new PiazzaError('community_request.needs_promoters');

    const act = { actor: actor.memberId, at: deps.now() };
    const community = await beginCommunity(trx, draftOf(request, slug), act);
    const { id: communityId } = community;
    const decided = { status: 'approved', by: act.actor, at: act.at, communityId } as const;
    await decideCommunityRequest(trx, request.id, decided);
    const data = { community: communityId, signers: await signersOf(trx, request.id) };
    await recordRequest(trx, request, { ...act, type: 'community_request.approved', data });

    const founder = { memberId: request.requestedBy, by: act.actor, at: act.at };
    await foundManager(trx, community, { ...founder, months: demandTerm('manager', undefined) });
    return { communityId };
  });
}

const draftOf = (request: CommunityRequest, slug: Slug): NewCommunity => ({
  slug,
  audience: request.audience,
  topics: request.topics,
  province: request.province,
  ways: [],
  texts: {
    it: {
      name: request.name,
      summary: request.purpose,
      howToJoin: request.forWhom,
      description: request.presentation,
    },
  },
});
