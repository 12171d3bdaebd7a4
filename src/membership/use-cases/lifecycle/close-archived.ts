// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import { endInvitation } from '../../store/invitations.js';
import { closeOpenRequest } from '../../store/join-requests.js';
import { listLeftovers, type Leftover } from '../../store/lifecycle/leftovers.js';
import { lockLiveStint } from '../../store/stints.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/** So many in one run; each is a transaction of its own, so that two nodes may run it together. */
const batch = 500;

/**
 * Ends what archived communities still hold: memberships with their roles, requests, invitations. A job.
 * @returns how many it looked at; fewer than a full batch when it has come to the end.
 */
export async function closeArchived(deps: { db: Db; now: Clock }): Promise<number> {
  const leftovers = await listLeftovers(deps.db, batch);
  for (const leftover of leftovers) {
    await transact(deps.db, (trx) => close(trx, leftover, deps.now()));
  }
  return leftovers.length;
}

export const fullBatch = (closed: number): boolean => closed === batch;

async function close(trx: Trx, leftover: Leftover, at: Date): Promise<void> {
  switch (leftover.kind) {
    case 'stint':
      return await closeStint(trx, leftover, at);
    case 'request':
      return await closeRequest(trx, leftover, at);
    case 'invitation': {
      const { invitationId: id, communityId: community } = leftover;
      if (!(await endInvitation(trx, id, { status: 'superseded', at }))) return;
      const data = { invitation: id };
      return await record(trx, { type: 'invitation.superseded', at, community, data });
    }
  }
}

interface Pair {
  readonly communityId: CommunityId;
  readonly memberId: MemberId;
}

async function closeStint(trx: Trx, { communityId, memberId }: Pair, at: Date): Promise<void> {
  const community = await lockCommunity(trx, { id: communityId });
  const stint = await lockLiveStint(trx, communityId, memberId);
  if (!stint) return;
  await endMembership(trx, { community, stint }, { status: 'closed', at, actor: undefined });
}

async function closeRequest(trx: Trx, pair: Pair, at: Date): Promise<void> {
  const request = await closeOpenRequest(trx, pair, 'superseded');
  if (!request) return;
  await record(trx, {
    type: 'join_request.superseded',
    at,
    subject: pair.memberId,
    community: pair.communityId,
    data: { request: request.id, why: 'community_archived' },
  });
}
