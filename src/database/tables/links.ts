// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** Two communities say that they have to do with each other, or one asks the other. */
export interface CommunityLinkTable {
  id: string;
  from_id: string;
  to_id: string;
  kind: 'related' | 'continues' | 'part_of';
  status: 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'removed';
  proposed_by: string;
  answered_by: Optional<string>;
  created_at: Timestamp;
  ended_at: OptionalTimestamp;
}

export interface LinkTables {
  community_link: CommunityLinkTable;
}
