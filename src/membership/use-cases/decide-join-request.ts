// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { day, later, type Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { JoinRequestId } from '../../kernel/ids.js';
import type { Community } from '../domain/community.js';
import { invitedWay } from '../domain/inviting/guest.js';
import { affiliationFor, unmetOfWay } from '../domain/joining/conditions.js';
import type { JoinWay } from '../domain/joining/ways.js';
import type { JoinRequest } from '../domain/join-request.js';
import { startStint, type Stint } from '../domain/stint.js';
import { readCandidacy } from '../store/candidacy.js';
import { holdCommunity } from '../store/communities.js';
import { decidePendingRequest, findJoinRequest } from '../store/join-requests.js';
import { admit } from './admit.js';
import { demand, demandActive, demandSight, powersOf } from './authorise.js';
import { record } from './record.js';
import { transact } from './transact.js';

export interface DecideJoinRequest {
  readonly actor: Actor;
  readonly requestId: JoinRequestId;
  readonly decision: 'approve' | 'reject';
  /** Obligatory for a refusal; the person reads it. */
  readonly reason?: string | undefined;
  /** A refusal after which the person may ask again at once, with what was missing. */
  readonly mayReapply?: boolean | undefined;
}

/**
 * Lets somebody in or refuses them with a reason. Whether they may join is judged again by the rules of now,
 * not by those of the day they asked.
 *
 * @throws PiazzaError `join_request.not_found`, `right.missing`, `session.level_too_low`,
 *   `community.not_active`, `join_request.decided`, `join_request.own`, `join_request.reason_missing`,
 *   `join_request.not_eligible { unmet }`
 */
export async function decideJoinRequest(
  deps: { db: Db; now: Clock },
  { actor, requestId, decision, reason, mayReapply = false }: DecideJoinRequest,
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const asked = await findJoinRequest(trx, requestId);
    if (!asked) throw new PiazzaError('join_request.not_found', { requestId });
    const community = await holdCommunity(trx, { id: asked.communityId });
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.decide');
    demandActive(community);
    const at = deps.now();
    const affiliationId =
      decision === 'approve' ? await demandEligible(trx, community, asked, at) : undefined;

    const status = decision === 'approve' ? 'approved' : 'rejected';
    const waits = decision === 'reject' && !mayReapply && community.coolDownDays > 0;
    const mayReapplyAt = waits ? later(at, community.coolDownDays * day) : undefined;
    const decided = { status, by: actor.memberId, at, reason, mayReapplyAt } as const;
    const request = await decidePendingRequest(trx, requestId, decided);
    if (!request) throw new PiazzaError('join_request.decided', { requestId });
    await record(trx, {
      type: `join_request.${status}`,
      at: decided.at,
      actor: actor.memberId,
      subject: request.memberId,
      community: community.id,
      data: { request: request.id },
    });
    if (decision === 'approve') await admitBy(trx, request, { ...decided, affiliationId });
  });
}

/**
 * The proof that the person came with must still be enough, and all else that the way asks for must hold today, which
 * for who came with an invitation is the way of the invited: what they have proven, where they belong, their age, and the terms of now accepted, which they can do while they wait. A
 * closed profile fails in the database.
 */
async function demandEligible(
  trx: Trx,
  community: Community,
  { memberId, level, provider, invitationId }: JoinRequest,
  at: Date,
): Promise<Stint['affiliationId']> {
  const isGuest = invitationId !== undefined;
  const way = isGuest ? invitedWay(community) : approvalWay(community);
  const candidacy = await readCandidacy(trx, { communityId: community.id, memberId, at });
  const termsMissing = candidacy.terms.length > 0;
  // The form was filled when they asked, and this very request is the one that waits.
  const settled = { formMissing: false, hasPendingRequest: false, refusedUntil: undefined };
  const invited = isGuest || candidacy.invited;
  const candidate = { ...candidacy, level, provider, invited, termsMissing, ...settled };
  const unmet = unmetOfWay(community, way, candidate).map(({ code }) => code);
  if (unmet.length > 0) throw new PiazzaError('join_request.not_eligible', { unmet });
  return affiliationFor(way, candidacy.affiliations);
}

const approvalWay = ({ ways }: Community): JoinWay =>
  ways.find(({ path }) => path === 'approval') ?? { path: 'approval' };

async function admitBy(
  trx: Trx,
  request: JoinRequest,
  { by, at, affiliationId }: Pick<Stint, 'affiliationId'> & { by: Actor['memberId']; at: Date },
): Promise<void> {
  const proof = { memberId: request.memberId, level: request.level, provider: request.provider };
  const stint = startStint(
    request.communityId,
    { ...proof, authenticatedAt: request.createdAt },
    { path: request.invitationId ? 'invitation' : 'approval', at },
  );
  const { id: requestId, invitationId } = request;
  await admit(trx, { ...stint, requestId, invitationId, affiliationId }, { actor: by, at });
}
