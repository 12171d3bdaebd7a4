// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { MemberId } from '../../kernel/ids.js';
import { blankBreakGlass } from '../store/break-glass/break-glass.js';
import { deleteVersionsOf } from '../store/cards/versions.js';
import { lockCommunity } from '../store/communities.js';
import { blankWords } from '../store/erasure.js';
import { closeOpenRequest, listOpenRequestsOf } from '../store/join-requests.js';
import { blankDisputes } from '../store/disputes/disputes.js';
import { keepBanKeys } from '../store/measures/bans.js';
import { listPlatformGrantsOf, updatePlatformGrant } from '../store/platform-grants.js';
import { listLiveStintsOf } from '../store/stints.js';
import { dropCard } from './cards/drop-card.js';
import { eraseFounding } from './founding/change-of-member.js';
import { endMembership } from './end-membership.js';
import { keepAdministered, lockAdministration } from './keep-administered.js';
import { eraseInvitations } from './inviting/erase-invitations.js';
import { endFollowings } from './following/end-followings.js';
import { endRefusals } from './mail-choices/end-refusals.js';
import { endWithErasure } from './measures/end-with-erasure.js';
import { record } from './record.js';
import { endReports } from './reports/end-reports.js';

/**
 * What erasing a member ends here: memberships with their roles, requests, roles on the platform; and what
 * they wrote is blanked. A ban stays, with a keyed hash by which the person is known again. Ended stints remain, under an id that names nobody (GDPR, art. 17(3)(b) and (d)).
 * For identity's erasure, in its transaction, after it has locked the member.
 * @throws PiazzaError `staff.last_administrator`
 */
export async function eraseMember(
  trx: Trx,
  { memberId, at }: { readonly memberId: MemberId; readonly at: Date },
): Promise<void> {
  await keepBanKeys(trx, memberId);
  for (const { communityId } of await listOpenRequestsOf(trx, memberId)) {
    const request = await closeOpenRequest(trx, { communityId, memberId }, 'withdrawn');
    const about = { at, actor: memberId, subject: memberId, community: communityId };
    const data = { request: request?.id };
    await record(trx, { ...about, type: 'join_request.withdrawn', data });
  }
  for (const stint of await listLiveStintsOf(trx, memberId)) {
    const community = await lockCommunity(trx, { id: stint.communityId });
    await endMembership(
      trx,
      { community, stint },
      { status: 'left', at, actor: memberId, reason: 'erased', handingOver: { to: undefined } },
    );
  }
  await lockAdministration(trx, [memberId]);
  for (const grant of await listPlatformGrantsOf(trx, memberId)) {
    await keepAdministered(trx, grant);
    await updatePlatformGrant(trx, { ...grant, status: 'ended' }, at);
    const data = { grant: grant.id, role: grant.role, was: grant.status };
    await record(trx, { type: 'staff.ended', at, actor: memberId, subject: memberId, data });
  }
  await eraseFounding(trx, memberId, at);
  await endFollowings(trx, memberId, { at });
  await endRefusals(trx, memberId, { at });
  await dropCard(trx, { memberId, communityId: undefined }, { at, actor: memberId });
  await deleteVersionsOf(trx, memberId);
  await eraseInvitations(trx, memberId, at);
  await blankWords(trx, memberId);
  await endWithErasure(trx, memberId, at);
  await blankDisputes(trx, memberId);
  await endReports(trx, memberId, at);
  await blankBreakGlass(trx, memberId);
}
