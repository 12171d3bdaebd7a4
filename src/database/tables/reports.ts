// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** Something that a member reports in a community, and what was decided. */
export interface ReportTable {
  id: string;
  community_id: string;
  kind: 'card' | 'text' | 'conduct';
  card_id: Optional<string>;
  /** Whom it is about; null for the texts of a community. */
  member_id: Optional<string>;
  reporter_id: string;
  reason_code:
    | 'illegal'
    | 'personal_data'
    | 'offence'
    | 'minors'
    | 'spam'
    | 'false'
    | 'rules'
    | 'other';
  body: string;
  desk: 'moderators' | 'managers' | 'staff';
  rank: number;
  note: Optional<string>;
  status: 'open' | 'decided' | 'over';
  opened_at: Timestamp;
  due_at: Timestamp;
  escalated_at: OptionalTimestamp;
  outcome: Optional<'no_action' | 'correction' | 'hide_card' | 'suspension' | 'removal'>;
  ground: Optional<'law' | 'rules'>;
  /** For both sides. */
  reason: Optional<string>;
  measure_id: Optional<string>;
  decided_at: OptionalTimestamp;
  decided_by: Optional<string>;
  objection: Optional<string>;
  objected_at: OptionalTimestamp;
  review: Optional<'kept' | 'reversed'>;
  review_reason: Optional<string>;
  reviewed_at: OptionalTimestamp;
  settled_at: OptionalTimestamp;
  reviewed_by: Optional<string>;
}

export interface ReportTables {
  report: ReportTable;
}
