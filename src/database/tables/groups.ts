// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GeneratedAlways } from 'kysely';
import type { OptionalTimestamp, Timestamp } from './identity.js';

/** A group inside a community; its slug is never given again. */
export interface CommunityGroupTable {
  id: string;
  community_id: string;
  slug: string;
  name: string;
  created_at: Timestamp;
  ended_at: OptionalTimestamp;
}

/** A live stint in a group; immutable once left. */
export interface GroupMemberTable {
  id: string;
  group_id: string;
  community_id: string;
  stint_id: string;
  member_id: string;
  joined_at: Timestamp;
  left_at: OptionalTimestamp;
  live: GeneratedAlways<boolean | null>;
}

/** Who is in which group right now (a view; claims read it). */
export interface LiveGroupView {
  community_id: string;
  member_id: string;
  slug: string;
}

export interface GroupTables {
  community_group: CommunityGroupTable;
  group_member: GroupMemberTable;
  live_group: LiveGroupView;
}
