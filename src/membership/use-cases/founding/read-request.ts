// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Level } from '../../../kernel/level.js';
import { isOpen, type CommunityRequest } from '../../domain/founding/community-request.js';
import { obstaclesOf, type Obstacle } from '../../domain/founding/obstacles.js';
import { mayBeWrittenAgain } from '../../domain/founding/promoter.js';
import { can } from '../../domain/policy.js';
import { readFounder } from '../../store/founding/founder.js';
import { listMessages, type RequestMessage } from '../../store/founding/messages.js';
import { listPromoters, type ListedPromoter } from '../../store/founding/promoters.js';
import { findCommunityRequest } from '../../store/founding/requests.js';
import { nameOf } from '../../store/people.js';
import { findCommunitySlug } from '../../store/communities.js';
import { powersOf } from '../authorise.js';

/** A promoter, and whether they may be written to once more now. */
export interface SeenPromoter extends ListedPromoter {
  readonly again: boolean;
}

export interface RequestView {
  readonly request: CommunityRequest;
  /** By the name that others see. */
  readonly requester: string;
  readonly promoters: readonly SeenPromoter[];
  readonly messages: readonly RequestMessage[];
  /** What began with the approval. */
  readonly slug: string | undefined;
  /** What the reader is to it; a promoter reads neither the messages nor who else was asked. */
  readonly reader: 'requester' | 'staff' | 'promoter';
  /** Why it would not be approved now, for who made it and the staff; none once it is over. */
  readonly obstacles: readonly Obstacle[];
  /** The highest that the requester's ways in reach. */
  readonly founderLevel: Level;
}

/**
 * One request, for who made it, whom it asks to sign, and the regional staff.
 * @throws PiazzaError `community_request.not_found`, also for everybody else
 */
export async function readRequest(
  deps: { db: Db; now: Clock },
  { actor, requestId }: { actor: Actor; requestId: CommunityRequestId },
): Promise<RequestView> {
  const request = await findCommunityRequest(deps.db, requestId);
  if (!request) throw new PiazzaError('community_request.not_found', { requestId });
  const listed = await listPromoters(deps.db, requestId);
  const at = deps.now();
  const promoters = listed.map((one) => ({ ...one, again: mayBeWrittenAgain(one, at) }));
  const own = promoters.filter(({ memberId }) => memberId === actor.memberId);
  const reader = await readerOf(deps, { request, actor, asked: own.length > 0 });
  const promoter = reader === 'promoter';
  const founder = await readFounder(deps.db, request.requestedBy);
  return {
    request,
    requester: (await nameOf(deps.db, request.requestedBy)) ?? '',
    promoters: promoter ? own : promoters,
    messages: promoter ? [] : await listMessages(deps.db, requestId),
    slug: request.communityId && (await findCommunitySlug(deps.db, request.communityId)),
    reader,
    founderLevel: founder.level,
    obstacles: promoter || !isOpen(request) ? [] : obstaclesOf(request, founder),
  };
}

async function readerOf(
  { db }: { db: Db },
  { request, actor, asked }: { request: CommunityRequest; actor: Actor; asked: boolean },
): Promise<RequestView['reader']> {
  if (request.requestedBy === actor.memberId) return 'requester';
  if (asked) return 'promoter';
  if (can(await powersOf(db, actor), 'community.approve')) return 'staff';
  throw new PiazzaError('community_request.not_found', { requestId: request.id });
}
