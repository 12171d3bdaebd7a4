// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';
import type { AffiliationProof } from '../organisations/affiliation.js';
import {
  affiliationProofs,
  provesAsMuch,
  type AffiliationDemand,
  type HeldAffiliation,
} from '../organisations/demand.js';
import type { OrganisationKind } from '../organisations/organisation.js';

/** An organisation that a way in names, with what it offers to prove that one belongs to it. */
export interface NamedOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** An address there proves it. */
  readonly domains: readonly string[];
  /** Somebody answers for it, and may confirm. */
  readonly hasRepresentative: boolean;
  /** It has a tax id, which a professional identity may name. */
  readonly hasTaxCode: boolean;
}

/** Somewhere to belong: one organisation, or any of a kind. */
type Place =
  | { readonly organisation: NamedOrganisation; readonly kind?: undefined }
  | { readonly kind: OrganisationKind; readonly organisation?: undefined };

/** One thing to do so that an affiliation counts. */
export type AffiliationChoice = Place & {
  readonly by: AffiliationProof;
  /** What it counts as at least; saying it is enough for whoever has an address there already. */
  readonly proof: AffiliationProof;
  /** Of a word that the person has asked for already, by saying that they belong there. */
  readonly asked?: boolean | undefined;
};

interface Choosing {
  readonly minimum: AffiliationProof;
  readonly choices: readonly AffiliationChoice[];
}

/** Say where one belongs, and prove it oneself in one of these ways: by as much as is asked. */
export interface AffiliateAct extends Choosing {
  readonly act: 'affiliate';
}

/** Say where one belongs, and so ask who answers for the organisation for their word. It is theirs to give or not. */
export interface AskAct extends Choosing {
  readonly act: 'ask_confirmation';
}

export type BelongAct = AffiliateAct | AskAct;

/** What the person proves themselves, and what somebody else decides: never one act. */
export function ownAndAsked({ minimum, choices }: AffiliateAct): readonly BelongAct[] {
  const asks = ({ by }: AffiliationChoice): boolean => by === 'representative';
  return [
    { act: 'affiliate', minimum, choices: choices.filter((one) => !asks(one)) },
    { act: 'ask_confirmation', minimum, choices: choices.filter(asks) },
  ];
}

/** What is known of the person, and of the means that there are. */
export interface Belonging {
  readonly held: readonly HeldAffiliation[];
  readonly addresses: readonly string[];
  readonly organisations: readonly NamedOrganisation[];
  /** Whether some provider tells of professional identities. */
  readonly professional: boolean;
}

/** Everything that would do, the word of another too. */
export function affiliateAct(demand: AffiliationDemand, known: Belonging): AffiliateAct {
  const named = known.organisations.filter(({ id }) => demand.organisations.includes(id));
  const choices = [
    ...named.flatMap((organisation) => choicesAt(organisation, known)),
    ...demand.kinds.flatMap((kind) => choicesOfKind(kind, known)),
  ].filter(({ proof }) => provesAsMuch(proof, demand.proof));
  return { act: 'affiliate', minimum: demand.proof, choices: choices.filter(isNeeded) };
}

/** Whoever may simply say it does not have to prove it too. */
const isNeeded = (one: AffiliationChoice, _: number, all: readonly AffiliationChoice[]): boolean =>
  one.by === 'declared' || !all.some((other) => other.by === 'declared' && isWithin(one, other));

function choicesAt(organisation: NamedOrganisation, known: Belonging): AffiliationChoice[] {
  const { id, domains } = organisation;
  const said = known.held.filter(({ organisationId }) => organisationId === id);
  const hasAddress = domains.some((domain) => known.addresses.includes(domain));
  const there: Readonly<Record<AffiliationProof, boolean>> = {
    declared: said.length === 0,
    email_domain: domains.length > 0,
    professional_identity: organisation.hasTaxCode && known.professional,
    representative: organisation.hasRepresentative,
  };
  return affiliationProofs
    .filter((by) => there[by])
    .map((by) => ({
      organisation,
      by,
      proof: by === 'declared' && hasAddress ? 'email_domain' : by,
      ...(by === 'representative' && { asked: said.some(({ proof }) => proof === 'declared') }),
    }));
}

/** Of the single organisations nothing is known: some have a domain and somebody who answers for them. */
function choicesOfKind(kind: OrganisationKind, { professional }: Belonging): AffiliationChoice[] {
  const hasTaxCode = kind !== 'informal_group';
  return affiliationProofs
    .filter((by) => by !== 'professional_identity' || (professional && hasTaxCode))
    .map((by) => ({ kind, by, proof: by }));
}

/** Whether doing the first surely is doing the second. */
export const isAffiliatedBy = (choice: AffiliationChoice, act: Choosing): boolean =>
  provesAsMuch(choice.proof, act.minimum) && act.choices.some((other) => isWithin(choice, other));

/** Whether doing the first may turn out to be doing the second. */
export const mayAffiliate = (choice: AffiliationChoice, act: Choosing): boolean =>
  provesAsMuch(mostOf(choice), act.minimum) &&
  act.choices.some((other) => isWithin(choice, other) || isWithin(other, choice));

/**
 * Whether doing the first is doing the second. Whoever asks for a word has said where they belong, and nothing more;
 * what one proves oneself asks nobody.
 */
export function isBelongingBy(done: BelongAct, asked: BelongAct): boolean {
  if (done.act === 'affiliate' && asked.act === 'ask_confirmation') return false;
  const isSaid = done.act !== asked.act;
  return done.choices.every((one) =>
    isAffiliatedBy(isSaid ? { ...one, by: 'declared', proof: 'declared' } : one, asked),
  );
}

/** Whether the word that the first asks for may be one where saying that one belongs there is enough. */
export const maySay = (choice: AffiliationChoice, { choices }: Choosing): boolean =>
  choices.some(
    (other) => other.by === 'declared' && (isWithin(choice, other) || isWithin(other, choice)),
  );

/** Whether it may come with an address at one of these domains. */
export const mayProveAddress = (choice: AffiliationChoice, domains: readonly string[]): boolean =>
  choice.by === 'email_domain' &&
  (choice.organisation?.domains.some((domain) => domains.includes(domain)) ?? true);

/** Whether it surely comes with an address at one of these domains. */
export const provesAddress = (choice: AffiliationChoice, domains: readonly string[]): boolean =>
  choice.by === 'email_domain' &&
  choice.organisation !== undefined &&
  choice.organisation.domains.every((domain) => domains.includes(domain));

/** Some organisation of a kind may be one where the person has an address already. */
const mostOf = ({ kind, by, proof }: AffiliationChoice): AffiliationProof =>
  kind !== undefined && by === 'declared' ? 'email_domain' : proof;

function isWithin(one: Place, other: Place): boolean {
  if (other.organisation) return one.organisation?.id === other.organisation.id;
  return (one.organisation?.kind ?? one.kind) === other.kind;
}
