// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';
import { lockCommunity } from '../../store/communities.js';
import { closeOpenRequest, listOpenRequestsOf } from '../../store/join-requests.js';
import { isBanned, isBannedEverywhere } from '../../store/measures/bans.js';
import { listLiveStintsOf } from '../../store/stints.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';
import { endWithBan } from './end-with-ban.js';

/** Two members become one person: a ban against one of them holds for what the other has, everywhere or in one place. */
export async function endWhereBanned(
  trx: Trx,
  persons: readonly MemberId[],
  at: Date,
): Promise<void> {
  const isOut = await isBannedEverywhere(trx, persons);
  for (const memberId of persons) {
    for (const stint of await listLiveStintsOf(trx, memberId)) {
      if (!(await isBanned(trx, persons, stint.communityId))) continue;
      const community = await lockCommunity(trx, { id: stint.communityId });
      const end = { status: 'removed', at, actor: undefined, reason: 'ban' } as const;
      await endMembership(trx, { community, stint }, end);
    }
    for (const { communityId } of await listOpenRequestsOf(trx, memberId)) {
      if (!(await isBanned(trx, persons, communityId))) continue;
      const request = await closeOpenRequest(trx, { communityId, memberId }, 'superseded');
      const about = { at, actor: undefined, subject: memberId, community: communityId };
      const data = { request: request?.id };
      await record(trx, { ...about, type: 'join_request.superseded', data });
    }
    if (isOut) await endWithBan(trx, memberId, { at, actor: undefined });
  }
}
