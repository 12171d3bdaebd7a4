// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  newId,
  type AffiliationId,
  type MemberId,
  type OrganisationId,
} from '../../../kernel/ids.js';

export const affiliationKinds = [
  'employee',
  'elected',
  'associate',
  'volunteer',
  'collaborator',
] as const;
export type AffiliationKind = (typeof affiliationKinds)[number];

/** How it was found that somebody belongs there; `declared` is their own word alone. */
export type AffiliationProof =
  | 'declared'
  | 'email_domain'
  | 'representative'
  | 'professional_identity';

/** Somebody belongs to an organisation. */
export interface Affiliation {
  readonly id: AffiliationId;
  readonly memberId: MemberId;
  readonly organisationId: OrganisationId;
  readonly unitCode: string | undefined;
  readonly kind: AffiliationKind;
  /** In the person's own words, at most 120 characters. */
  readonly title: string;
  readonly proof: AffiliationProof;
  readonly since: Date;
  readonly verifiedAt: Date | undefined;
  readonly verifiedBy: MemberId | undefined;
  /** Whether the person lets others know of it; until then only the organisation does. */
  readonly disclosed: boolean;
}

interface Declaration {
  readonly organisationId: OrganisationId;
  readonly unitCode: string | undefined;
  readonly kind: AffiliationKind;
  readonly title: string;
  /** Whether an address that the person has proven is one of the organisation's. */
  readonly hasAddress: boolean;
  readonly at: Date;
}

/** What the person says; proven at once where an address of theirs says the same. */
export function declare(memberId: MemberId, declaration: Declaration): Affiliation {
  const { hasAddress, at, ...said } = declaration;
  return {
    ...said,
    id: newId<AffiliationId>(at.getTime()),
    memberId,
    proof: hasAddress ? 'email_domain' : 'declared',
    since: at,
    verifiedAt: hasAddress ? at : undefined,
    verifiedBy: undefined,
    disclosed: false,
  };
}

/** A professional identity proves that one belongs, not that one may speak for the organisation (AgID, det. 318/2019). */
export const professional = (affiliation: Affiliation, at: Date): Affiliation => ({
  ...affiliation,
  proof: 'professional_identity',
  verifiedBy: undefined,
  verifiedAt: at,
});

/** The word of the organisation itself stands above that of an address. */
export const confirmed = (
  affiliation: Affiliation,
  { by, at }: { readonly by: MemberId; readonly at: Date },
): Affiliation => ({ ...affiliation, proof: 'representative', verifiedBy: by, verifiedAt: at });
