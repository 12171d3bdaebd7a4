// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Timestamp } from './identity.js';

/** Who wants to hear of a community without belonging to it. */
export interface FollowingTable {
  member_id: string;
  community_id: string;
  /** Whether news of the community come by mail. */
  alerts: boolean;
  since: Timestamp;
}

export interface FollowingTables {
  following: FollowingTable;
}
