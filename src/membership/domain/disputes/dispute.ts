// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, DisputeId, MemberId, RoleGrantId } from '../../../kernel/ids.js';

export type DisputeStatus = 'open' | 'upheld' | 'dismissed' | 'over';

/**
 * Between two managers neither takes the role of the other: the regional staff decides. `over` when the role
 * ended before that.
 */
export interface Dispute {
  readonly id: DisputeId;
  readonly communityId: CommunityId;
  readonly grantId: RoleGrantId;
  readonly openedBy: MemberId;
  /** Whose role it is about. */
  readonly against: MemberId;
  readonly status: DisputeStatus;
  readonly openedAt: Date;
  readonly reason: string | undefined;
}

export const isParty = ({ openedBy, against }: Dispute, member: MemberId): boolean =>
  member === openedBy || member === against;
