// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ColumnType, Generated } from 'kysely';
import type { Json, Optional, OptionalTimestamp, Timestamp } from './identity.js';
import type { JoinPathColumn } from './membership.js';
import type { LevelColumn } from './sign-in.js';

/** A relying party that delegates login and membership. */
export interface PortalTable {
  client_id: string;
  name: string;
  /** The body that answers for the data: a strong session serves portals of one controller only. */
  controller: string;
  /** Portals of one sector see the same pairwise subject. */
  sector: string;
  /** The client secret, sealed; null for a public client. */
  secret: Optional<Buffer>;
  /** The one before it, sealed, for as long as it may still be presented. */
  former_secret: Optional<Buffer>;
  former_secret_ends_at: OptionalTimestamp;
  /** OpenID Connect client metadata beyond the columns here. */
  metadata: Json<Record<string, unknown>>;
  redirect_uris: string[];
  post_logout_redirect_uris: string[];
  /** Where `/c/<slug>/join?return_to=` may lead back: exact origins and path prefixes. */
  return_urls: string[];
  scopes: string[];
  minimum_level: LevelColumn;
  allowed_providers: Optional<string[]>;
  /** Whether it serves every community, also those to come; `portal_community` is empty then. */
  serves_all: Generated<boolean>;
  first_party: Generated<boolean>;
  status: Generated<'active' | 'disabled'>;
  /** By what people may sign in there by national means; all null where there is none. */
  agreement_reference: Optional<string>;
  /** `YYYY-MM-DD` */
  agreement_signed_on: Optional<string>;
  agreement_ends_on: Optional<string>;
  /** Whether somebody else runs the portal on behalf of its controller. */
  agreement_by_processor: Generated<boolean>;
  /** The AttributeConsumingService that a sign-in for it asks for. */
  attribute_service: Optional<number>;
  pkce_required: Generated<boolean>;
  /** Only members of a community that it serves sign in. */
  membership_required: Generated<boolean>;
  groups_format: Generated<'array' | 'csv' | 'objects'>;
  groups_prefix: Generated<string>;
  claims_in_id_token: Generated<boolean>;
  logout_kind: Generated<'none' | 'back_channel' | 'front_channel'>;
  logout_uri: Optional<string>;
  logout_on: Generated<('left' | 'suspended' | 'role_changed')[]>;
  created_at: Timestamp;
}

/** A sector of portals, and the body whose it is. */
export interface PortalSectorTable {
  name: string;
  controller: string;
}

/** A portal that an end of a session was given up at; `since` is null once one arrived after it. */
export interface LogoutFailureTable {
  client_id: string;
  since: OptionalTimestamp;
  told_at: Timestamp;
}

/** Of the end of which agreement a portal was told last. */
export interface PortalAgreementReminderTable {
  client_id: string;
  /** `YYYY-MM-DD` */
  ends_on: string;
  days: number;
}

export interface PortalCommunityTable {
  client_id: string;
  community_id: string;
}

export interface PairwiseSubjectTable {
  sector: string;
  member_id: string;
  sub: string;
  /** What happened from then on is told to the sector, and what has its place behind `known_from`. */
  known_at: Generated<Date>;
  known_from: Generated<number | null>;
}

/** By what name a sector knew who was erased or merged; with `until` only for what happened up to then. */
export interface FormerSubjectTable {
  member_id: string;
  sector: string;
  sub: string;
  until: Date | null;
  created_at: Date;
  known_at: Generated<Date>;
  known_from: Generated<number | null>;
}

/** The subjects that members have and had (a view). */
export interface KnownSubjectView {
  member_id: string;
  sector: string;
  sub: string;
  until: Date | null;
  former: boolean;
  known_at: Date;
  known_from: number | null;
}

/** Which name of a sector counts no longer, or again; `sub` is the one that stays. */
export interface SubjectChangeTable {
  event_id: string;
  sector: string;
  former_sub: string;
  sub: string;
  position: number | null;
  created_at: Date;
}

/** What became of a name, once it has its place, as nodes of the version before tell it (a view). */
export interface ToldSubjectChangeView {
  id: string;
  position: number;
  at: Date;
  type: string;
  sector: string;
  sub: string;
  former_sub: string;
}

/** The same as it is told, with who is kept out, or let in again (a view). */
export interface ToldWholeChangeView extends ToldSubjectChangeView {
  /** Of whom that is; null for what became of a name. */
  standing_of: string | null;
}

/** That somebody wants a portal to receive nothing more, as that portal alone is told (a view). */
export interface ToldWithdrawalView {
  id: string;
  position: number;
  at: Date;
  type: string;
  client_id: string;
  sub: string;
}

/** That a member was shown what a portal receives, which claims these were, and which it then received. */
export interface ReleaseNoticeTable {
  member_id: string;
  client_id: string;
  claims: string[];
  shown_at: Timestamp;
  /** Names of claims. */
  received: Generated<string[]>;
  first_received_at: OptionalTimestamp;
  last_received_at: OptionalTimestamp;
  provider: Optional<string>;
  level: Optional<LevelColumn>;
  /** The member wants no more released before it is shown again. */
  ended_at: OptionalTimestamp;
  /** When it began anew after its last end. */
  begun_at: OptionalTimestamp;
}

/** oidc-provider's artifacts; ids hashed, payloads of tokens without them. */
export interface OidcArtifactTable {
  model: string;
  id_hash: Buffer;
  payload: Json<Record<string, unknown>>;
  grant_id: Optional<string>;
  uid: Optional<string>;
  user_code: Optional<string>;
  account_id: Optional<string>;
  expires_at: OptionalTimestamp;
  consumed_at: OptionalTimestamp;
  /** The refresh token that replaced this one, sealed, for some seconds. */
  successor: Optional<Buffer>;
}

/** What a portal was answered to a request that it named, for a day. */
export interface ApiAnswerTable {
  client_id: string;
  member_id: string;
  key_hash: Buffer;
  request_hash: Buffer;
  status: Optional<number>;
  body: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Timestamp;
}

/** Which portals a session signed in to, so that ending it ends theirs. */
export interface SessionClientTable {
  session_id: string;
  client_id: string;
  oidc_session_uid: string;
  member_id: Optional<string>;
  /** The name by which this portal knows the session; null where a version that did not keep it wrote the row. */
  sid: Optional<string>;
  created_at: Timestamp;
}

/** The end of a session on its way to a portal (OpenID Connect Back-Channel Logout). */
export interface LogoutDeliveryTable {
  id: string;
  client_id: string;
  sid: string;
  sub: Optional<string>;
  cause: 'session_ended' | 'member_gone' | 'release_ended' | 'left' | 'suspended' | 'role_changed';
  status: 'pending' | 'delivered' | 'failed';
  attempts: Generated<number>;
  /** Not before; while an attempt is under way, when another node may try. */
  next_at: Timestamp;
  answered: Optional<number>;
  failure: Optional<string>;
  created_at: Timestamp;
  settled_at: OptionalTimestamp;
}

/** What a portal may be told of a person (a view). */
export interface PortalAccountView {
  member_id: string;
  status: 'active' | 'suspended' | 'merged' | 'erased';
  display_name: string;
  given_name: string | null;
  family_name: string | null;
  locale: 'it' | 'en';
  /** Empty when the person gave none. */
  email: string;
  email_verified: boolean;
  platform_roles: string[];
  updated_at: Date;
}

/** The proofs in the session behind one of the OpenID Provider's (a view). */
export interface PortalSessionProofView {
  oidc_session_uid: string;
  provider: string;
  at: Date;
  level: LevelColumn;
}

/** What a portal may be told of a community, once per language (a view). */
export interface PortalCommunityCardView {
  id: string;
  slug: string;
  status: 'draft' | 'active' | 'frozen' | 'archived';
  join_path: JoinPathColumn;
  minimum_level: LevelColumn;
  lang: 'it' | 'en';
  name: string;
  summary: string;
}

/** What a portal may be told of one period of belonging (a view). */
export interface PortalStintView {
  id: string;
  community_id: string;
  slug: string;
  member_id: string;
  started_at: Date;
  ended_at: Date | null;
  expires_at: Date | null;
  status: 'active' | 'suspended' | 'ended';
}

/** Which portals serve which communities, and the addresses where a home space of theirs may be (a view). */
export interface CommunityPortalView {
  community_id: string;
  client_id: string;
  name: string;
  controller: string;
  status: 'active' | 'disabled';
  addresses: string[];
}

export interface PortalTables {
  portal: PortalTable;
  portal_sector: PortalSectorTable;
  logout_failure: LogoutFailureTable;
  portal_agreement_reminder: PortalAgreementReminderTable;
  portal_community: PortalCommunityTable;
  pairwise_subject: PairwiseSubjectTable;
  former_subject: FormerSubjectTable;
  known_subject: KnownSubjectView;
  subject_change: SubjectChangeTable;
  told_subject_change: ToldSubjectChangeView;
  told_whole_change: ToldWholeChangeView;
  told_withdrawal: ToldWithdrawalView;
  release_notice: ReleaseNoticeTable;
  oidc_artifact: OidcArtifactTable;
  api_answer: ApiAnswerTable;
  session_client: SessionClientTable;
  logout_delivery: LogoutDeliveryTable;
  portal_account: PortalAccountView;
  portal_session_proof: PortalSessionProofView;
  portal_community_card: PortalCommunityCardView;
  portal_stint: PortalStintView;
  community_portal: CommunityPortalView;
}
