// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityRole } from './membership.js';
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** What was decided against somebody: a membership suspended or ended, a person kept out. */
export interface MeasureTable {
  id: string;
  kind: 'suspension' | 'removal' | 'ban' | 'revocation';
  status: 'proposed' | 'in_force' | 'over' | 'declined';
  /** Null for a ban from every community. */
  community_id: Optional<string>;
  member_id: string;
  stint_id: Optional<string>;
  /** The strongest role that the person held on that day. */
  role_held: Optional<CommunityRole>;
  reason_code: 'conduct' | 'rules' | 'spam' | 'identity' | 'other';
  /** For the person, who receives it; empty where a portal took a role without saying why. */
  reason: string;
  imposed_by: string;
  /** The second word that the removal of somebody with a leading role takes. */
  confirmed_by: Optional<string>;
  by_staff: boolean;
  imposed_at: Timestamp;
  /** Null for a ban without an end. */
  until: OptionalTimestamp;
  ended_at: OptionalTimestamp;
  ended_by: Optional<string>;
  end_reason: Optional<string>;
  /** The role that a revocation took. */
  grant_id: Optional<string>;
}

/** Keyed hashes that a ban keeps of a person who was erased. */
export interface BanKeyTable {
  measure_id: string;
  scheme: string;
  key_version: string;
  hmac: Buffer;
}

export interface AppealTable {
  id: string;
  measure_id: string;
  member_id: string;
  imposed_by: string;
  confirmed_by: Optional<string>;
  status: 'open' | 'upheld' | 'dismissed' | 'withdrawn';
  opened_at: Timestamp;
  decided_at: OptionalTimestamp;
  decided_by: Optional<string>;
  reason: Optional<string>;
}

export interface AppealMessageTable {
  id: string;
  appeal_id: string;
  author: string;
  body: string;
  written_at: Timestamp;
}

/** The keyed hashes of a member, for what outlives them (a view). */
export interface MemberKeyHashView {
  member_id: string;
  scheme: string;
  key_version: string;
  hmac: Buffer;
}

export interface MeasureTables {
  measure: MeasureTable;
  ban_key: BanKeyTable;
  appeal: AppealTable;
  appeal_message: AppealMessageTable;
  member_key_hash: MemberKeyHashView;
}
