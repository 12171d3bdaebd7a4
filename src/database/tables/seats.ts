// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated, GeneratedAlways } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** An organisation takes part in a community, or one of the two asks the other. */
export interface SeatTable {
  id: string;
  organisation_id: string;
  community_id: string;
  status:
    | 'requested'
    | 'offered'
    | 'held'
    | 'refused'
    | 'declined'
    | 'withdrawn'
    | 'given_back'
    | 'revoked'
    | 'closed'
    | 'lapsed';
  message: Generated<string>;
  asked_by: string;
  answered_by: Optional<string>;
  created_at: Timestamp;
  expected_by: Timestamp;
  escalated_at: OptionalTimestamp;
  since: OptionalTimestamp;
  ended_at: OptionalTimestamp;
  ended_by: Optional<string>;
  reason: Optional<string>;
  may_ask_again_at: OptionalTimestamp;
  live: GeneratedAlways<boolean>;
}

/** Somebody who sits for an organisation in a community, or is asked to. */
export interface SeatDelegateTable {
  id: string;
  seat_id: string;
  community_id: string;
  member_id: string;
  status:
    | 'offered'
    | 'active'
    | 'declined'
    | 'withdrawn'
    | 'resigned'
    | 'revoked'
    | 'dropped'
    | 'moved'
    | 'lapsed';
  named_by: string;
  created_at: Timestamp;
  since: OptionalTimestamp;
  ended_at: OptionalTimestamp;
  stint_id: Optional<string>;
  brings_stint: Generated<boolean>;
  live: GeneratedAlways<boolean | null>;
  sits: GeneratedAlways<boolean | null>;
}

/** For whom somebody acts in a community right now. */
export interface LiveDelegateView {
  delegate_id: GeneratedAlways<string>;
  community_id: GeneratedAlways<string>;
  member_id: GeneratedAlways<string>;
  ipa_code: GeneratedAlways<string | null>;
  name: GeneratedAlways<string | null>;
}

export interface SeatTables {
  seat: SeatTable;
  seat_delegate: SeatDelegateTable;
  live_delegate: LiveDelegateView;
}
