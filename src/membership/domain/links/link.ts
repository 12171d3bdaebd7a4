// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, CommunityLinkId, MemberId } from '../../../kernel/ids.js';

/** The one that proposes is related to the other, continues it, or is a part of it. */
export const linkKinds = ['related', 'continues', 'part_of'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface CommunityLink {
  readonly id: CommunityLinkId;
  readonly fromId: CommunityId;
  readonly toId: CommunityId;
  readonly kind: LinkKind;
  readonly status: 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'removed';
  readonly proposedBy: MemberId;
  readonly answeredBy: MemberId | undefined;
  readonly createdAt: Date;
}
