// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CardFieldColumn } from './cards.js';
import type { Json, Optional, OptionalTimestamp, Timestamp } from './identity.js';
import type { AffiliationTable, OrganisationTable } from './organisation.js';
import type { LevelColumn } from './sign-in.js';

type WayPathColumn = 'open' | 'approval' | 'invitation' | 'affiliation';
export type JoinPathColumn = WayPathColumn | 'closed';

export interface JoinWayColumn {
  readonly path: WayPathColumn;
  readonly minimumLevel?: LevelColumn;
  readonly providers?: string[];
  readonly emailDomains?: string[];
  readonly adults?: true;
  readonly affiliation?: AffiliationDemandColumn;
}

export interface AffiliationDemandColumn {
  readonly organisations: string[];
  readonly kinds: OrganisationTable['kind'][];
  readonly proof: AffiliationTable['proof'];
}

export interface CommunityTable {
  id: string;
  slug: string;
  /** External ones live elsewhere: nobody belongs to them here. */
  kind: Generated<'own' | 'external'>;
  status: 'draft' | 'active' | 'frozen' | 'archived';
  audience: 'open' | 'mixed' | 'reserved';
  visibility: 'public' | 'signed_in' | 'hidden';
  participation: 'members' | 'everyone';
  member_list: 'public' | 'members' | 'managers';
  /** The ways in with their conditions, as `JoinWay` of the domain has them. */
  join_ways: Json<JoinWayColumn[]>;
  /** The one word for all of them. */
  join_path: GeneratedAlways<JoinPathColumn>;
  minimum_level: LevelColumn;
  /** Provider instances admitted to join; null for all. */
  admitted_providers: Optional<string[]>;
  /** Days between a refusal and the next request. */
  cool_down_days: Generated<number>;
  /** Days within which a request is answered. */
  service_days: Generated<number>;
  topics: string[];
  /** Two letters of a province, or null for the whole region. */
  province: Optional<string>;
  contact: Optional<string>;
  home_url: Optional<string>;
  /** The portal that the address is on; CHECK: none without an address. */
  home_portal: Optional<string>;
  /** Grows with each change of texts or policy. */
  revision: Generated<number>;
  /** Why people may join below the usual level. */
  level_reason: Optional<string>;
  /** Why it was frozen or archived. */
  status_reason: Optional<string>;
  /** Since when it is frozen. */
  frozen_at: OptionalTimestamp;
  /** When the staff wrote to its managers last, because of what waits. */
  managers_reminded_at: OptionalTimestamp;
  /** How long a membership lasts; null for one without an end. */
  membership_months: Optional<number>;
  grace_days: Generated<number>;
  /** What becomes of a membership whose affiliation ends. */
  affiliation_loss: Generated<'grace' | 'end'>;
  /** Kept by trigger; CHECK: an active community has at least one. */
  active_managers: Generated<number>;
  /** Roles switched on beside members, managers and co-managers. */
  further_roles: Generated<CommunityRole[]>;
  /** Of which age class its members are; null for all. */
  ages: Optional<'adults' | 'minors'>;
  /** Why, by whoever decided it last. */
  age_assessment: Optional<string>;
  age_set_by: Optional<string>;
  age_set_at: OptionalTimestamp;
  /** What members may say of themselves on their cards here; none for a community without cards. */
  card_fields: Generated<CardFieldColumn[]>;
  created_at: Timestamp;
}

/** Slugs are never given twice, not even after a community's end. */
export interface CommunitySlugTable {
  slug: string;
  community_id: string;
  current: boolean;
}

export interface CommunityTextTable {
  community_id: string;
  lang: 'it' | 'en';
  name: string;
  summary: string;
  how_to_join: string;
  description: Generated<string>;
  privacy_note: Generated<string>;
  search: GeneratedAlways<string>;
  /** The name as it is sorted by. */
  sort_name: GeneratedAlways<string>;
  /** Whether readers of English are shown this text; kept by trigger. */
  covers_en: Generated<boolean>;
}

export interface JoinRequestTable {
  id: string;
  community_id: string;
  member_id: string;
  status:
    | 'pending'
    | 'needs_info'
    | 'approved'
    | 'rejected'
    | 'withdrawn'
    | 'superseded'
    | 'lapsed';
  message: string;
  level: LevelColumn;
  provider: string;
  created_at: Timestamp;
  decided_at: OptionalTimestamp;
  decided_by: Optional<string>;
  reason: Optional<string>;
  invitation_id: Optional<string>;
  /** After a refusal: when the person may ask again. */
  may_reapply_at: OptionalTimestamp;
  /** When the community has promised to have answered. */
  expected_by: Timestamp;
  /** The last question of the managers, and what the person said to it. */
  question: Optional<string>;
  asked_at: OptionalTimestamp;
  asked_by: Optional<string>;
  reply: Optional<string>;
  /** When the regional staff was told that nobody answers. */
  escalated_at: OptionalTimestamp;
  /** Which questions were asked, and the answers by their names. */
  form_version_id: Optional<string>;
  answers: ColumnType<
    Record<string, string | number | boolean> | null,
    string | null | undefined,
    string | null
  >;
}

/** One period of belonging; never reopened, immutable once ended. */
export interface StintTable {
  id: string;
  community_id: string;
  member_id: string;
  status: 'active' | 'grace' | 'suspended' | 'left' | 'removed' | 'closed' | 'moved' | 'expired';
  join_path: WayPathColumn | 'founder' | 'appointed' | 'moved' | 'returned' | 'seat';
  join_request_id: Optional<string>;
  invitation_id: Optional<string>;
  /** The affiliation that it began with, where the way in asked for one. */
  affiliation_id: Optional<string>;
  level_at_join: LevelColumn;
  provider_at_join: string;
  started_at: Timestamp;
  ended_at: OptionalTimestamp;
  end_reason: Optional<string>;
  /** The stint whose end was taken back. */
  resumes_id: Optional<string>;
  paused_at: OptionalTimestamp;
  listed_while_paused: Generated<boolean>;
  /** Null for a membership without an end. */
  expires_at: OptionalTimestamp;
  grace_until: OptionalTimestamp;
  grace_reason: Optional<'expired' | 'affiliation_ended' | 'level_lost'>;
  /** The last reminder, by the days that were left. */
  reminded: Optional<number>;
  live: GeneratedAlways<boolean>;
}

export type CommunityRole =
  | 'manager'
  | 'co_manager'
  | 'membership_manager'
  | 'facilitator'
  | 'moderator'
  | 'editor'
  | 'observer'
  | 'caretaker'
  | 'contact_person';

export interface RoleGrantTable {
  id: string;
  stint_id: string;
  community_id: string;
  member_id: string;
  role: CommunityRole;
  status:
    | 'offered'
    | 'proposed'
    | 'active'
    | 'declined'
    | 'withdrawn'
    | 'lapsed'
    | 'resigned'
    | 'revoked'
    | 'expired'
    | 'dropped';
  /** Who offered it, or null for a proposal of the member's own. */
  offered_by: Optional<string>;
  /** Who decided for the community: the offerer, or who accepted the proposal. */
  granted_by: Optional<string>;
  founder: Generated<boolean>;
  message: Generated<string>;
  /** The term proposed; it runs from acceptance. */
  months: Optional<number>;
  valid_from: OptionalTimestamp;
  valid_until: OptionalTimestamp;
  created_at: Timestamp;
  ended_at: OptionalTimestamp;
  /** The last reminder: 60, 30 or 7 days before the end of the term. */
  reminded_days: Optional<60 | 30 | 7>;
  /** Since when it is kept beyond its term, nobody else answering for the community. */
  overrun_at: OptionalTimestamp;
  countersigned_by: Optional<string>;
  renewal_asked_by: Optional<string>;
  renewal_asked_at: OptionalTimestamp;
  /** Who agreed to the last renewal for the community. */
  renewed_by: Optional<string>;
  renewed_at: OptionalTimestamp;
  /** Offered for the case that whoever offers it leaves. */
  on_leave: Generated<boolean>;
  /** The member's word for that case. */
  agreed_at: OptionalTimestamp;
  live: GeneratedAlways<boolean | null>;
}

/** For who comes after somebody who gave a role back. */
export interface HandoverNoteTable {
  grant_id: string;
  community_id: string;
  member_id: string;
  note: string;
  written_at: Timestamp;
}

/** What counts as belonging and as holding a role right now (views; every claim, list and check reads them). */
export interface LiveMembershipView {
  stint_id: string;
  community_id: string;
  slug: string;
  member_id: string;
  since: Date;
  until: Date | null;
  /** For which organisation; its code in the index of administrations, its name where it is public. */
  on_behalf_of: { readonly ipa: string | null; readonly name: string | null } | null;
}

export interface LiveRoleView {
  grant_id: string;
  community_id: string;
  member_id: string;
  role: CommunityRole;
  until: Date | null;
}

export interface MembershipTables {
  community: CommunityTable;
  community_slug: CommunitySlugTable;
  community_text: CommunityTextTable;
  join_request: JoinRequestTable;
  stint: StintTable;
  role_grant: RoleGrantTable;
  handover_note: HandoverNoteTable;
  live_membership: LiveMembershipView;
  live_role: LiveRoleView;
  /** The same with the labels that portals are not told of. */
  held_role: LiveRoleView;
}

export type { Json };
