// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AffiliationId, OrganisationId } from '../../../kernel/ids.js';
import type { AffiliationProof } from './affiliation.js';
import type { OrganisationKind } from './organisation.js';

/** Where a community wants its members from, and how well that has to be proven. */
export interface AffiliationDemand {
  /** One of these, or one of a kind below. */
  readonly organisations: readonly OrganisationId[];
  readonly kinds: readonly OrganisationKind[];
  /** This proof, or one that counts for more. */
  readonly proof: AffiliationProof;
}

/** A live affiliation with an organisation that still exists, as far as the rules ask. */
export interface HeldAffiliation {
  readonly id: AffiliationId;
  readonly organisationId: OrganisationId;
  readonly kind: OrganisationKind;
  readonly proof: AffiliationProof;
}

/** What counts for how much: the organisation's own word stands above everything. */
export const affiliationProofs = [
  'declared',
  'email_domain',
  'professional_identity',
  'representative',
] as const satisfies readonly AffiliationProof[];

/** Whether one proof counts for at least as much as another. */
export const provesAsMuch = (proof: AffiliationProof, wanted: AffiliationProof): boolean =>
  affiliationProofs.indexOf(proof) >= affiliationProofs.indexOf(wanted);

export const meetsDemand = (
  { organisationId, kind, proof }: Omit<HeldAffiliation, 'id'>,
  demand: AffiliationDemand,
): boolean =>
  (demand.organisations.includes(organisationId) || demand.kinds.includes(kind)) &&
  provesAsMuch(proof, demand.proof);

/** The affiliation that meets a demand, the best proven before others. */
export function bestFor(
  demand: AffiliationDemand,
  held: readonly HeldAffiliation[],
): HeldAffiliation | undefined {
  return affiliationProofs
    .toReversed()
    .flatMap((proof) => held.filter((one) => one.proof === proof))
    .find((one) => meetsDemand(one, demand));
}
