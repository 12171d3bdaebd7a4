// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';
import type { CommunityRole } from './membership.js';

/** Somebody is asked by mail to become a member of a community. */
export interface InvitationTable {
  id: string;
  community_id: string;
  /** Null once it was blanked. */
  address: Optional<string>;
  address_normalised: Optional<string>;
  locale: 'it' | 'en';
  /** Offered with the invitation. */
  role: Optional<CommunityRole>;
  message: string;
  /** Those that were sent together. */
  batch: Optional<string>;
  status: 'pending' | 'accepted' | 'declined' | 'revoked' | 'lapsed' | 'superseded';
  /** Of the last letter's link. */
  token_hash: Buffer;
  invited_by: string;
  accepted_by: Optional<string>;
  sent_count: number;
  last_sent_at: Timestamp;
  created_at: Timestamp;
  expires_at: Timestamp;
  ended_at: OptionalTimestamp;
}

/** Every address of a member, proven or not (a view). */
export interface MemberAddressView {
  member_id: string;
  value_normalised: string;
  proven: boolean;
}

export interface InvitationTables {
  invitation: InvitationTable;
  member_address: MemberAddressView;
}
