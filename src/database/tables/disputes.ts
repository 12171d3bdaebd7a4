// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** A manager asks the regional staff to take the role of another manager. */
export interface DisputeTable {
  id: string;
  community_id: string;
  grant_id: string;
  opened_by: string;
  /** Whose role it is about. */
  against: string;
  status: 'open' | 'upheld' | 'dismissed' | 'over';
  opened_at: Timestamp;
  decided_at: OptionalTimestamp;
  decided_by: Optional<string>;
  reason: Optional<string>;
}

export interface DisputeMessageTable {
  id: string;
  dispute_id: string;
  author: string;
  body: string;
  written_at: Timestamp;
}

export interface DisputeTables {
  dispute: DisputeTable;
  dispute_message: DisputeMessageTable;
}
