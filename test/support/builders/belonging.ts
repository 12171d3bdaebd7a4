// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { trustId } from '../../../src/kernel/ids.js';
import type { Offer } from '../../../src/membership/domain/joining/advice.js';
import type {
  AffiliateAct,
  NamedOrganisation,
} from '../../../src/membership/domain/joining/affiliating.js';
import type { Candidate } from '../../../src/membership/domain/joining/conditions.js';
import {
  affiliationProofs,
  type AffiliationDemand,
  type HeldAffiliation,
} from '../../../src/membership/domain/organisations/demand.js';

const body = (name: string, at: Partial<NamedOrganisation>) => ({
  id: trustId<NamedOrganisation['id']>(name),
  name,
  kind: 'public_body' as const,
  domains: [],
  hasRepresentative: true,
  hasTaxCode: true,
  ...at,
});
/** Every organisation there is; kinds and domains are what they are, the rest varies. */
export const known: readonly NamedOrganisation[] = [
  body('comune', { domains: ['comune.it'] }),
  body('regione', { domains: ['regione.it', 'altro.it'] }),
  body('insieme', { kind: 'association', domains: ['insieme.it'] }),
];
export const organisations: fc.Arbitrary<readonly NamedOrganisation[]> = fc
  .array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 3 })
  .map((flags) =>
    known.map((one, i) => ({
      ...one,
      hasRepresentative: flags[i]?.[0] ?? false,
      hasTaxCode: flags[i]?.[1] ?? false,
    })),
  );
const proof = fc.constantFrom(...affiliationProofs);
export const demand: fc.Arbitrary<AffiliationDemand> = fc.record({
  organisations: fc.subarray(known.map(({ id }) => id)),
  kinds: fc.subarray(['public_body', 'association'] as const),
  proof,
});
export const affiliation: fc.Arbitrary<HeldAffiliation> = fc
  .tuple(fc.constantFrom(...known), proof)
  .map(([{ id, kind }, proven]) => held({ id, kind }, proven));

export const held = (
  { id, kind }: Pick<NamedOrganisation, 'id' | 'kind'>,
  proven: HeldAffiliation['proof'],
): HeldAffiliation => ({ id: trustId(`of-${id}`), organisationId: id, kind, proof: proven });

/** Of a kind, an organisation that no way in names. */
const unnamed = (kind: NamedOrganisation['kind']): NamedOrganisation =>
  body(`altrove-${kind}`, { kind, domains: ['altrove.it'] });

/** Where nobody can say or tell that somebody belongs, nobody does. */
const canProve = (one: NamedOrganisation, by: HeldAffiliation['proof']): boolean =>
  (by !== 'representative' || one.hasRepresentative) &&
  (by !== 'professional_identity' || one.hasTaxCode);

/**
 * Whoever has an address of the organisation proves by it that they belong as soon as they say so.
 * @param there the organisations that the ways in may name, as they are
 */
export function affiliated(
  person: Candidate,
  { organisation, kind, by }: AffiliateAct['choices'][number],
  there: readonly NamedOrganisation[],
): readonly Candidate[] {
  const ofKind = kind ? [...there.filter((one) => one.kind === kind), unnamed(kind)] : [];
  const places = organisation ? [organisation] : ofKind.filter((one) => canProve(one, by));
  return places.flatMap((place) => {
    const joined = (proven: HeldAffiliation['proof'], more: readonly string[] = []) => ({
      ...person,
      emailDomains: [...person.emailDomains, ...more],
      affiliations: [...person.affiliations, held(place, proven)],
    });
    if (by === 'email_domain') return place.domains.map((one) => joined(by, [one]));
    const hasAddress = place.domains.some((one) => person.emailDomains.includes(one));
    return [joined(by === 'declared' && hasAddress ? 'email_domain' : by)];
  });
}

/** What can be had there with the means on offer. */
export function proofsAt(
  { domains: own, hasRepresentative, hasTaxCode }: NamedOrganisation,
  offered: Offer,
): readonly HeldAffiliation['proof'][] {
  const there: Readonly<Record<HeldAffiliation['proof'], boolean>> = {
    declared: true,
    email_domain: own.length > 0,
    professional_identity: hasTaxCode && offered.means.some((one) => one.professional),
    representative: hasRepresentative,
  };
  return affiliationProofs.filter((one) => there[one]);
}
