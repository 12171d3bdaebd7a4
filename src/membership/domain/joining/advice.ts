// SPDX-License-Identifier: AGPL-3.0-or-later
import { levels, reaches, type Level } from '../../../kernel/level.js';
import type { AffiliationDemand } from '../organisations/demand.js';
import { isPossible, waitsForAnother, type Act, type Alternative, type SignInAct } from './acts.js';
import {
  affiliateAct,
  mayProveAddress,
  ownAndAsked,
  provesAddress,
  type AffiliateAct,
  type NamedOrganisation,
} from './affiliating.js';
import { outdoes, withoutShortCuts } from './comparing.js';
import {
  agesFor,
  proofFor,
  unmetOfWay,
  type Candidate,
  type Floor,
  type JoinRules,
  type UnmetOfWay,
} from './conditions.js';
import { resultOf, type JoinWay } from './ways.js';

export {
  isSettledInForm,
  waitsForAnother,
  type Act,
  type Alternative,
  type SignInAct,
} from './acts.js';

/** A configured way to sign in, and the best level that it can count for. */
export interface Means {
  readonly provider: string;
  readonly reach: Level;
  /** Whether it tells of professional identities too. */
  readonly professional?: boolean | undefined;
  /** Whether it tells of which age class somebody is. */
  readonly tellsAge?: boolean | undefined;
}

/** What there is to get in with. */
export interface Offer {
  readonly means: readonly Means[];
  /** Those that the ways in name. */
  readonly organisations: readonly NamedOrganisation[];
}

const nobody: Candidate = {
  level: 'none',
  provider: '',
  isMember: false,
  hasPendingRequest: false,
  invited: false,
  ageClass: undefined,
  emailDomains: [],
  affiliations: [],
  refusedUntil: undefined,
  formMissing: false,
  termsMissing: false,
};

/**
 * What this person can do to get in, each alternative enough by itself; first what is theirs alone to do, then what
 * waits for another. Empty when nothing is missing, and
 * when nothing that they could do would help.
 * @param candidate undefined for a signed-out visitor, of whom nothing is known yet.
 */
export function adviseJoin(
  community: JoinRules,
  candidate: Candidate | undefined,
  offer: Offer,
): readonly Alternative[] {
  if (community.status !== 'active' || candidate?.isMember || candidate?.barred) return [];
  const found = community.ways.flatMap((way) =>
    alternativesFor(community, way, { candidate, ...offer }),
  );
  const needed = found.flatMap((one) => withoutShortCuts(one, found));
  const left = needed.filter(
    (one, at) =>
      one.acts.length > 0 &&
      !needed.some(
        (other, i) => i !== at && outdoes(other, one) && !(at < i && outdoes(one, other)),
      ),
  );
  return [...left.filter((one) => !waitsForAnother(one)), ...left.filter(waitsForAnother)];
}

/** The sign-in that begins some alternative or other: the least of their levels, by any of their providers. */
export function anySignIn(
  alternatives: readonly Pick<Alternative, 'acts'>[],
): SignInAct | undefined {
  const found = alternatives.flatMap(({ acts }) => acts.filter((act) => act.act === 'sign_in'));
  const minimum = levels.find((level) => found.some((one) => one.minimum === level));
  if (minimum === undefined) return undefined;
  const providers = [...new Set(found.flatMap((one) => one.providers))];
  return { act: 'sign_in', minimum, providers };
}

interface Person extends Offer {
  readonly candidate: Candidate | undefined;
}

/** One for each way in; more where an address may prove that one belongs somewhere besides, or somebody's word does. */
function alternativesFor(
  community: JoinRules,
  way: JoinWay,
  { candidate, means, organisations }: Person,
): readonly Alternative[] {
  const { affiliations: held, emailDomains: addresses } = candidate ?? nobody;
  const professional = means.some((one) => one.professional);
  const ready: Ready = {
    signIn: () => signIn(community, way, means),
    showAge: () => signInForAge(community, way, means),
    affiliate: (demand) => affiliateAct(demand, { held, addresses, organisations, professional }),
  };
  const acts: Act[] = [];
  for (const unmet of unmetOfWay(community, way, candidate ?? nobody)) {
    const act = actFor(unmet, ready);
    if (act === undefined) return [];
    if (!acts.some((known) => known.act === act.act)) acts.push(act);
  }
  if (!candidate && !acts.some(({ act }) => act === 'sign_in')) acts.unshift(ready.signIn());
  const whole = { path: way.path, result: resultOf(way), acts };
  return splitByAddress(whole).flatMap(splitByWord).filter(isPossible);
}

interface Ready {
  readonly signIn: () => Act;
  readonly showAge: () => Act | undefined;
  readonly affiliate: (demand: AffiliationDemand) => AffiliateAct;
}

/** Where an address is asked for too, one that proves both is enough by itself. */
function splitByAddress(one: Alternative): readonly Alternative[] {
  const address = one.acts.find(({ act }) => act === 'prove_address');
  const affiliate = one.acts.find((act) => act.act === 'affiliate');
  if (address?.act !== 'prove_address' || !affiliate) return [one];
  const { domains } = address;
  const swap = (choices: AffiliateAct['choices']): Act[] =>
    one.acts.map((act) => (act === affiliate ? { ...affiliate, choices } : act));
  const both = affiliate.choices.filter((choice) => provesAddress(choice, domains));
  const apart = affiliate.choices.filter((choice) => !mayProveAddress(choice, domains));
  return [
    { ...one, acts: swap(both).filter((act) => act !== address) },
    { ...one, acts: swap(apart) },
  ];
}

/** The word of another is nobody's own act: to ask for it stands apart from what proves it at once. */
function splitByWord(one: Alternative): readonly Alternative[] {
  const affiliate = one.acts.find((act) => act.act === 'affiliate');
  if (!affiliate) return [one];
  return ownAndAsked(affiliate).map((instead) => ({
    ...one,
    acts: one.acts.map((act) => (act === affiliate ? instead : act)),
  }));
}

/** Undefined for what the person cannot change. */
function actFor(unmet: UnmetOfWay, ready: Ready): Act | undefined {
  switch (unmet.code) {
    case 'session.level_too_low':
    case 'membership.provider_not_admitted':
      return ready.signIn();
    case 'membership.age_unknown':
      return ready.showAge();
    case 'membership.address_missing':
      return { act: 'prove_address', domains: unmet.domains };
    case 'membership.affiliation_missing':
      return ready.affiliate(unmet.demand);
    case 'membership.form_not_filled':
      return { act: 'fill_form' };
    case 'membership.terms_not_accepted':
      return { act: 'accept_terms' };
    case 'membership.request_pending':
    case 'membership.not_invited':
    case 'membership.adults_only':
    case 'membership.minors_only':
    case 'membership.too_soon':
      return undefined;
  }
}

/** The sign-in that the community and this way ask for. */
export function signIn(floor: Floor, way: JoinWay, means: readonly Means[]): SignInAct {
  const { minimum, admitted } = proofFor(floor, way);
  const fit = means.filter(
    ({ provider, reach }) =>
      reaches(reach, minimum) && (admitted === undefined || admitted.includes(provider)),
  );
  return { act: 'sign_in', minimum, providers: fit.map(({ provider }) => provider) };
}

/** The same, by what tells the age; undefined where nobody is of all ages that are asked. */
function signInForAge(floor: Floor, way: JoinWay, means: readonly Means[]): SignInAct | undefined {
  const [age, other] = new Set(agesFor(floor, way));
  if (age === undefined || other !== undefined) return undefined;
  const telling = means.filter(({ tellsAge }) => tellsAge);
  return { ...signIn(floor, way, telling), age };
}
