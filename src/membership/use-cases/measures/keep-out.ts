// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Community } from '../../domain/community.js';
import type { Measure } from '../../domain/measures/measure.js';
import type { Stint } from '../../domain/stint.js';
import { endInvitation, listInvitationsOf } from '../../store/invitations.js';
import { closeOpenRequest } from '../../store/join-requests.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';

/** Ends what a banned person has in one community: the membership, a request that waits, invitations. */
export async function keepOut(
  trx: Trx,
  { community, stint }: { community: Community; stint: Stint | undefined },
  { memberId, imposedBy: actor, imposedAt: at, reasonCode }: Measure,
): Promise<void> {
  if (stint) {
    const end = { status: 'removed', at, actor, reason: reasonCode } as const;
    await endMembership(trx, { community, stint }, end);
  }
  const pair = { communityId: community.id, memberId };
  const about = { at, actor, subject: memberId, community: community.id };
  for (const invitation of await listInvitationsOf(trx, pair)) {
    await endInvitation(trx, invitation.id, { status: 'revoked', at });
    const data = { invitation: invitation.id };
    await record(trx, { ...about, type: 'invitation.revoked', data });
  }
  const request = await closeOpenRequest(trx, pair, 'superseded');
  if (request) {
    await record(trx, { ...about, type: 'join_request.superseded', data: { request: request.id } });
  }
}

export const tellBan = (trx: Trx, ban: Measure): Promise<void> =>
  record(trx, {
    type: 'ban.imposed',
    at: ban.imposedAt,
    actor: ban.imposedBy,
    subject: ban.memberId,
    community: ban.communityId,
    data: { measure: ban.id },
  });
