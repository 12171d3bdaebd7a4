// SPDX-License-Identifier: AGPL-3.0-or-later
import { levels, reaches, type Level } from '../../../kernel/level.js';
import type { AffiliationDemand } from '../organisations/demand.js';
import {
  affiliateAct,
  isAffiliatedBy,
  mayAffiliate,
  mayProveAddress,
  provesAddress,
  type AffiliateAct,
  type NamedOrganisation,
} from './affiliating.js';
import type { Ages } from './ages.js';
import {
  agesFor,
  proofFor,
  unmetOfWay,
  type Candidate,
  type Floor,
  type JoinRules,
  type UnmetOfWay,
} from './conditions.js';
import { resultOf, type JoinResult, type JoinWay, type WayPath } from './ways.js';

/** Something that the person can do by themselves. */
export type Act =
  /** Sign in (again): with one of these provider instances, so that it counts for this level at least. */
  | {
      readonly act: 'sign_in';
      readonly minimum: Level;
      readonly providers: readonly string[];
      /** It has to tell that the person is of this age. */
      readonly age?: Ages;
    }
  /** Prove an address at one of these domains. */
  | { readonly act: 'prove_address'; readonly domains: readonly string[] }
  | AffiliateAct
  /** Answer the questions that go with a request. */
  | { readonly act: 'fill_form' }
  | { readonly act: 'accept_terms' };

/** A sign-in that counts for so much. */
export type SignInAct = Extract<Act, { act: 'sign_in' }>;

/** What the page of joining asks itself, in the same form. */
export const isSettledInForm = ({ act }: Act): boolean =>
  act === 'fill_form' || act === 'accept_terms';

/** Acts that, all done, let this person join or submit a request; none of them is superfluous. */
export interface Alternative {
  readonly path: WayPath;
  readonly result: JoinResult;
  readonly acts: readonly Act[];
}

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
 * What this person can do to get in, each alternative enough by itself. Empty when nothing is missing, and
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
  return needed.filter(
    (one, at) =>
      one.acts.length > 0 &&
      !needed.some(
        (other, i) => i !== at && outdoes(other, one) && !(at < i && outdoes(one, other)),
      ),
  );
}

/** The sign-in that begins some alternative or other: the least of their levels, by any of their providers. */
export function anySignIn(alternatives: readonly Alternative[]): SignInAct | undefined {
  const found = alternatives.flatMap(({ acts }) => acts.filter((act) => act.act === 'sign_in'));
  const minimum = levels.find((level) => found.some((one) => one.minimum === level));
  if (minimum === undefined) return undefined;
  const providers = [...new Set(found.flatMap((one) => one.providers))];
  return { act: 'sign_in', minimum, providers };
}

interface Person extends Offer {
  readonly candidate: Candidate | undefined;
}

/** One for each way in; two where an address may prove that one belongs somewhere besides. */
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
  return splitByAddress(whole).filter(isPossible);
}

interface Ready {
  readonly signIn: () => Act;
  readonly showAge: () => Act | undefined;
  readonly affiliate: (demand: AffiliationDemand) => Act;
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

/**
 * Leaves out what would make an act superfluous: choices with which fewer acts get the person as far.
 * None remains of an alternative that nobody needs.
 */
function withoutShortCuts(one: Alternative, all: readonly Alternative[]): readonly Alternative[] {
  const shorter = all.filter(
    (other) => other.acts.length < one.acts.length && getsAsMuch(other, one),
  );
  if (shorter.some(({ acts }) => acts.length === 0)) return [];
  const enough = shorter.flatMap(({ acts }) => acts);
  const rest = { ...one, acts: one.acts.map((act) => enough.reduce(without, act)) };
  return isPossible(rest) ? [rest] : [];
}

const isPossible = ({ acts }: Alternative): boolean =>
  acts.every((act) => choicesOf(act)?.length !== 0);

/** Undefined for an act that is done in one way only. */
function choicesOf(act: Act): readonly unknown[] | undefined {
  if (act.act === 'sign_in') return act.providers;
  if (act.act === 'affiliate') return act.choices;
  return act.act === 'prove_address' ? act.domains : undefined;
}

function without(act: Act, enough: Act): Act {
  if (act.act === 'sign_in' && enough.act === 'sign_in') {
    if (!reaches(act.minimum, enough.minimum) || !showsAge(act, enough)) return act;
    return { ...act, providers: act.providers.filter((id) => !enough.providers.includes(id)) };
  }
  if (act.act === 'prove_address' && enough.act === 'prove_address') {
    return { ...act, domains: act.domains.filter((domain) => !enough.domains.includes(domain)) };
  }
  if (act.act === 'affiliate' && enough.act === 'affiliate') {
    return { ...act, choices: act.choices.filter((choice) => !mayAffiliate(choice, enough)) };
  }
  if (act.act === 'affiliate' && enough.act === 'prove_address') {
    const { domains } = enough;
    return { ...act, choices: act.choices.filter((choice) => !mayProveAddress(choice, domains)) };
  }
  return act;
}

const showsAge = (done: SignInAct, asked: SignInAct): boolean =>
  asked.age === undefined || done.age === asked.age;

const getsAsMuch = (better: Alternative, worse: Alternative): boolean =>
  better.result === 'join' || worse.result === 'submit';

/** Whether whoever did the second would have done the first too, and with the first gets as much. */
function outdoes(better: Alternative, worse: Alternative): boolean {
  if (!getsAsMuch(better, worse)) return false;
  return better.acts.every((act) => worse.acts.some((done) => covers(done, act)));
}

/** Whether doing the first is doing the second, whichever of its providers or domains one takes. */
function covers(done: Act, asked: Act): boolean {
  if (done.act === 'sign_in' && asked.act === 'sign_in') {
    return (
      reaches(done.minimum, asked.minimum) &&
      showsAge(done, asked) &&
      done.providers.every((provider) => asked.providers.includes(provider))
    );
  }
  if (done.act === 'prove_address' && asked.act === 'prove_address') {
    return done.domains.every((domain) => asked.domains.includes(domain));
  }
  if (done.act === 'affiliate' && asked.act === 'affiliate') {
    return done.choices.every((choice) => isAffiliatedBy(choice, asked));
  }
  if (done.act === 'affiliate' && asked.act === 'prove_address') {
    return done.choices.every((choice) => provesAddress(choice, asked.domains));
  }
  return done.act === asked.act && choicesOf(done) === undefined;
}
