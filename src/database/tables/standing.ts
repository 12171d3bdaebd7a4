// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';
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

/** A member whose data are used for rights and decisions only (GDPR, art. 18), and why. */
export interface LimitationTable {
  id: string;
  member_id: string;
  reason: string;
  limited_by: string;
  limited_at: Timestamp;
  carried_from: Optional<string>;
  lifted_by: Optional<string>;
  lifted_at: OptionalTimestamp;
  lift_reason: Optional<string>;
}

/** A sign-in that says of one person what is known of another. */
export interface ReviewCaseTable {
  id: string;
  kind: 'changed_person' | 'two_members';
  status: 'open' | 'proposed' | 'decided';
  issuer: string;
  subject: string;
  provider: string;
  label: string;
  /** Empty once decided. */
  claimed: Json<ClaimedNames>;
  keys: Json<readonly StoredKey[]>;
  level: 'low' | 'substantial' | 'high';
  opened_at: Timestamp;
  last_seen_at: Timestamp;
  /** How often the person came. */
  seen: Generated<number>;
  verdict: Optional<'same_person' | 'apart'>;
  reason: Optional<string>;
  proposed_by: Optional<string>;
  proposed_at: OptionalTimestamp;
  decided_by: Optional<string>;
  decided_at: OptionalTimestamp;
  merges: Generated<string[]>;
}

export interface ClaimedNames {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly ageClass?: 'minor' | 'adult';
}

export interface StoredKey {
  readonly scheme: 'it-fiscal-code' | 'eidas-person-id';
  readonly version: string;
  /** Hexadecimal. */
  readonly hmac: string;
}

/** A member whom a case concerns. */
export interface ReviewSideTable {
  case_id: string;
  member_id: string;
}

export interface StandingTables {
  suspension: SuspensionTable;
  limitation: LimitationTable;
  review_case: ReviewCaseTable;
  review_side: ReviewSideTable;
}
