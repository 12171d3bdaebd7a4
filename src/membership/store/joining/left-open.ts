// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Part } from '../../../database/together.js';
import type { CommunityId, MemberId } from '../../../kernel/ids.js';

/** Whether something is open between a person and a community. */
export interface LeftOpenRow {
  readonly request: boolean;
  readonly invitation: boolean;
}

/** Beside the writes that begin a membership: hardly ever is anything open, so that closing it is not for here. */
export const leftOpenPart = ({
  communityId,
  memberId,
}: {
  communityId: CommunityId;
  memberId: MemberId;
}): Part => ({
  text: `select exists (
      select from join_request
      where community_id = $1 and member_id = $2 and status in ('pending', 'needs_info')
    ) as request, exists (
      select from invitation i join member_address a on a.value_normalised = i.address_normalised
      where i.community_id = $1 and i.status = 'pending' and a.member_id = $2 and a.proven
    ) as invitation`,
  values: [communityId, memberId],
});
