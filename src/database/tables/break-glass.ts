// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** An administrator acts as manager in one community, for an hour at most. */
export interface BreakGlassTable {
  id: string;
  member_id: string;
  community_id: string;
  reason: string;
  started_at: Timestamp;
  ends_at: Timestamp;
  ended_at: OptionalTimestamp;
  /** Null when its time was up. */
  ended_by: Optional<string>;
}

export interface BreakGlassTables {
  break_glass: BreakGlassTable;
}
