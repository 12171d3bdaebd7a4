// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  CommunityId,
  GroupId,
  GroupMemberId,
  MemberId,
  Slug,
  StintId,
} from '../../../kernel/ids.js';

/** A part of a community, for those who work on one thing. Portals know it as `<community>:<group>`. */
export interface Group {
  readonly id: GroupId;
  readonly communityId: CommunityId;
  readonly slug: Slug;
  readonly name: string;
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
}

/** Somebody of the community in one of its groups. */
export interface GroupMember {
  readonly id: GroupMemberId;
  readonly groupId: GroupId;
  readonly communityId: CommunityId;
  readonly stintId: StintId;
  readonly memberId: MemberId;
}
