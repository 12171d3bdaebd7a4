// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** A member asks for a new community; immutable once decided, but for words that are blanked. */
export interface CommunityRequestTable {
  id: string;
  requested_by: string;
  status: 'requested' | 'needs_info' | 'refused' | 'approved' | 'withdrawn' | 'lapsed';
  name: string;
  purpose: string;
  for_whom: string;
  presentation: string;
  /** Who will manage it, in the requester's words. */
  managers: string;
  audience: 'open' | 'mixed' | 'reserved';
  topics: string[];
  province: Optional<string>;
  promoters_needed: number;
  /** Kept by trigger. */
  promoters_signed: Generated<number>;
  /** What began with the approval. */
  community_id: Optional<string>;
  created_at: Timestamp;
  decided_by: Optional<string>;
  decided_at: OptionalTimestamp;
  reason: Optional<string>;
  /** It lapses then, if not enough have signed. */
  gather_until: Timestamp;
  lapse_reminded_at: OptionalTimestamp;
}

/** Somebody asked to sign a request: a member by name, or an address with the link of a letter. */
export interface CommunityPromoterTable {
  id: string;
  request_id: string;
  requested_by: string;
  member_id: Optional<string>;
  address: Optional<string>;
  address_normalised: Optional<string>;
  token_hash: Optional<Buffer>;
  locale: 'it' | 'en';
  status: 'invited' | 'signed' | 'declined' | 'replaced';
  created_at: Timestamp;
  answered_at: OptionalTimestamp;
  /** How often they were written to, and when again after the first time. */
  sent_count: Generated<number>;
  last_sent_at: OptionalTimestamp;
}

export interface CommunityRequestMessageTable {
  id: string;
  request_id: string;
  author_id: string;
  side: 'requester' | 'staff';
  text: string;
  created_at: Timestamp;
}

export interface FoundingTables {
  community_request: CommunityRequestTable;
  community_promoter: CommunityPromoterTable;
  community_request_message: CommunityRequestMessageTable;
}
