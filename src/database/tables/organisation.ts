// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

/** A body, an association, a firm, or people who meet without founding anything. */
export interface OrganisationTable {
  id: string;
  kind: 'public_body' | 'association' | 'company' | 'informal_group';
  name: string;
  /** In the index of public administrations (IPA). */
  ipa_code: Optional<string>;
  /** Of what is in no index: how files name it. */
  code: Optional<string>;
  tax_code: Optional<string>;
  province: Optional<string>;
  website: Optional<string>;
  status: 'active' | 'dissolved';
  source: 'ipa' | 'staff';
  created_by: Optional<string>;
  created_at: Timestamp;
  refreshed_at: OptionalTimestamp;
  dissolved_at: OptionalTimestamp;
  /** Of what staff entered: how often it was changed. */
  revision: Generated<number>;
  closed_by: Optional<string>;
  closed_reason: Optional<string>;
  /** As which one it goes on. */
  merged_into: Optional<string>;
}

/** A homogeneous organisational area (AOO) or an organisational unit (UO) of a public body. */
export interface OrganisationUnitTable {
  code: string;
  organisation_id: string;
  kind: 'aoo' | 'uo';
  name: string;
  parent_code: Optional<string>;
  refreshed_at: Timestamp;
  /** When the index no longer named it. */
  ended_at: OptionalTimestamp;
}

/** Mailboxes that anybody can open. */
export interface FreeMailDomainTable {
  domain: string;
}

/** Whoever proves an address there belongs to the organisation. */
export interface OrganisationDomainTable {
  domain: string;
  organisation_id: string;
  verified_by: string;
  verified_at: Timestamp;
}

/** Somebody belongs to an organisation, and how that was found to be so. */
export interface AffiliationTable {
  id: string;
  member_id: string;
  organisation_id: string;
  unit_code: Optional<string>;
  kind: 'employee' | 'elected' | 'associate' | 'volunteer' | 'collaborator';
  title: Generated<string>;
  proof: 'declared' | 'email_domain' | 'representative' | 'professional_identity';
  status: 'active' | 'refused' | 'ended';
  since: Timestamp;
  verified_by: Optional<string>;
  verified_at: OptionalTimestamp;
  ended_at: OptionalTimestamp;
  ended_by: Optional<string>;
  end_reason: Optional<string>;
  /** Whether the person lets others know of it. */
  disclosed: Generated<boolean>;
}

/** Who answers for an organisation. */
export interface OrganisationGrantTable {
  id: string;
  organisation_id: string;
  member_id: string;
  role: 'representative';
  status: 'offered' | 'active' | 'declined' | 'resigned' | 'revoked' | 'expired' | 'lapsed';
  granted_by: string;
  evidence: string;
  months: number;
  created_at: Timestamp;
  valid_until: OptionalTimestamp;
  ended_at: OptionalTimestamp;
}

/** The file of the index that was not taken over last, of each kind. */
export interface RegisterRefusalTable {
  file: 'bodies' | 'areas' | 'units';
  hash: string;
  is_drop: boolean;
  known: number;
  missing: number;
  skipped: number;
  since: Timestamp;
  accepted_at: OptionalTimestamp;
}

export interface OrganisationTables {
  register_refusal: RegisterRefusalTable;
  organisation: OrganisationTable;
  organisation_unit: OrganisationUnitTable;
  free_mail_domain: FreeMailDomainTable;
  organisation_domain: OrganisationDomainTable;
  affiliation: AffiliationTable;
  organisation_grant: OrganisationGrantTable;
}
