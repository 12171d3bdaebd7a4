// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, Timestamp } from './identity.js';

/** Who wants to hear of a community without belonging to it. */
export interface FollowingTable {
  member_id: string;
  community_id: string;
  /** Whether news of the community come by mail. */
  alerts: boolean;
  since: Timestamp;
}

/** What changed in a community since the last morning, until its followers have been told. */
export interface FollowerNewsTable {
  morning: Timestamp;
  community_id: string;
  kinds: string[];
  /** The follower told last, in the order of their ids. */
  told_to: Optional<string>;
}

/** What happened to a community as a whole, until its members have been told. */
export interface AnnouncementTable {
  event_id: string;
  community_id: string;
  kind: 'members_caretaker' | 'members_unmanaged' | 'members_terms';
  at: Timestamp;
  /** The member told last, in the order of their ids. */
  told_to: Optional<string>;
}

/** What happened to the platform as a whole, until everybody has been told. */
export interface PlatformAnnouncementTable {
  event_id: string;
  kind: 'platform_terms';
  at: Timestamp;
  /** The member told last, in the order of their ids. */
  told_to: Optional<string>;
}

/** Mails that a member does not want. */
export interface MailRefusalTable {
  member_id: string;
  kind: 'digest' | 'reminders' | 'communities';
  refused_at: Timestamp;
}

export interface FollowingTables {
  following: FollowingTable;
  follower_news: FollowerNewsTable;
  mail_refusal: MailRefusalTable;
  announcement: AnnouncementTable;
  platform_announcement: PlatformAnnouncementTable;
}
