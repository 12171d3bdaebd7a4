// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Json, Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** A member whom the staff keeps out for a time, and why. */
export interface SuspensionTable {
  id: string;
  member_id: string;
  reason: string;
  suspended_by: string;
  suspended_at: Timestamp;
  /** By the name of the feature, what it gives back. */
  journal: Json<Record<string, unknown>>;
  lifted_by: Optional<string>;
  lifted_at: OptionalTimestamp;
  lift_reason: Optional<string>;
}

export interface StandingTables {
  suspension: SuspensionTable;
}
