// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ColumnType, Generated } from 'kysely';

export type Timestamp = ColumnType<Date, Date, Date>;
export type StampedTimestamp = ColumnType<Date, Date | undefined, Date>;
export type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** jsonb is written as text, so that an array is never mistaken for a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>;

/** A person, whatever they sign in with. */
export interface MemberTable {
  id: string;
  status: 'active' | 'suspended' | 'merged' | 'erased';
  merged_into: Optional<string>;
  /** The name other members see; the person chooses it, at first the given name and an initial. */
  display_name: string;
  given_name: Optional<string>;
  family_name: Optional<string>;
  locale: Generated<'it' | 'en'>;
  age_class: Optional<'minor' | 'adult'>;
  /** Two letters, chosen by the person, never derived from a fiscal code. */
  province: Optional<string>;
  /** A code of `kernel/sector.ts`, chosen by the person. */
  sector: Optional<string>;
  /** When the first-sign-in notice was read. */
  notice_read_at: OptionalTimestamp;
  created_at: Timestamp;
  /** When what portals may be told of the person last changed (OpenID Connect Core 1.0, 5.1). */
  updated_at: StampedTimestamp;
}

/** A way in: unique `(issuer, subject)` among those not unlinked (OpenID Connect Core 1.0, 5.7). */
export interface IdentityTable {
  id: string;
  member_id: string;
  issuer: string;
  subject: string;
  /** The provider's kind and its configured instance, for the page that lists a person's means. */
  kind: string;
  provider: string;
  class: 'proven' | 'vouched' | 'social' | 'email';
  level: 'none' | 'low' | 'substantial' | 'high';
  /** What tells this means from another of its kind: the name of the identity provider, a masked address. */
  label: string;
  linked_at: Timestamp;
  unlinked_at: OptionalTimestamp;
  last_used_at: Timestamp;
  /** Severed because it came to name another person. */
  names_another: Generated<boolean>;
}

/** A natural person's national identifier, only as a keyed HMAC; a member has one row per key version. */
export interface PersonKeyTable {
  scheme: 'it-fiscal-code' | 'eidas-person-id';
  key_version: string;
  hmac: Buffer;
  member_id: string;
  /** The level at which the key was recorded. */
  level: 'low' | 'substantial' | 'high';
  recorded_at: Timestamp;
}

export interface ContactPointTable {
  id: string;
  member_id: string;
  kind: 'email';
  value: string;
  value_normalised: string;
  /** When the person proved that they receive mail here; null for an address somebody merely asserted. */
  verified_at: OptionalTimestamp;
  is_primary: Generated<boolean>;
  created_at: Timestamp;
}

/** What a merge moved, so that it can be undone within 14 days. */
export interface MergeTable {
  id: string;
  from_member: string;
  into_member: string;
  actor: string;
  journal: Json<unknown>;
  merged_at: Timestamp;
  undone_at: OptionalTimestamp;
}

/** A live way in of a member, for features that ask how well it proves them (view). */
export interface MemberMeansView {
  member_id: string;
  level: 'none' | 'low' | 'substantial' | 'high';
}

/** What other features may read of a member (a view). */
export interface MemberPublicView {
  id: string;
  display_name: string;
  status: 'active' | 'suspended' | 'merged' | 'erased';
  locale: 'it' | 'en';
  /** Whether the first-sign-in notice still waits to be read. */
  notice_pending: boolean;
  merged_into: string | null;
  /** Whether their data are used for rights and decisions only. */
  limited: boolean;
}

/** Name and surname as a national means gave them (a view): only for those who decide a request. */
export interface MemberLegalNameView {
  id: string;
  legal_name: string | null;
}

/** What joining a community may ask of a member (a view). */
export interface MemberStandingView {
  id: string;
  age_class: 'minor' | 'adult' | null;
  /** Of proven addresses. */
  email_domains: string[];
}

export interface IdentityTables {
  member: MemberTable;
  member_standing: MemberStandingView;
  member_public: MemberPublicView;
  member_means: MemberMeansView;
  member_legal_name: MemberLegalNameView;
  identity: IdentityTable;
  person_key: PersonKeyTable;
  contact_point: ContactPointTable;
  merge: MergeTable;
}
