// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import { levels } from '../../../src/kernel/level.js';
import type { Act, Means, Offer } from '../../../src/membership/domain/joining/advice.js';
import type { BelongAct } from '../../../src/membership/domain/joining/affiliating.js';
import {
  unmetConditions,
  unmetOfWay,
  waysByDistance,
  type Candidate,
  type JoinRules,
} from '../../../src/membership/domain/joining/conditions.js';
import {
  resultOf,
  wayPaths,
  type JoinResult,
  type JoinWay,
} from '../../../src/membership/domain/joining/ways.js';
import { affiliated, affiliation, demand, organisations } from './belonging.js';

const instances = ['spid', 'cie', 'google'];
export const domains = ['comune.it', 'regione.it'];
const level = fc.constantFrom(...levels);
const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const way: fc.Arbitrary<JoinWay> = fc.record({
  path: fc.constantFrom(...wayPaths),
  minimumLevel: perhaps(level),
  providers: perhaps(some(instances)),
  emailDomains: perhaps(some(domains)),
  adults: perhaps(fc.constant(true as const)),
  affiliation: perhaps(demand),
});
export const community: fc.Arbitrary<JoinRules> = fc.record({
  status: fc.constantFrom('active', 'frozen'),
  ways: fc.uniqueArray(way, { selector: ({ path }) => path, maxLength: 4 }),
  minimumLevel: level,
  admittedProviders: perhaps(some(instances)),
  ages: perhaps(fc.constantFrom('adults' as const, 'minors' as const)),
});
export const candidate: fc.Arbitrary<Candidate> = fc.record({
  level,
  provider: fc.constantFrom(...instances),
  isMember: fc.boolean(),
  hasPendingRequest: fc.boolean(),
  invited: fc.boolean(),
  ageClass: fc.constantFrom('minor', 'adult', undefined),
  emailDomains: fc.subarray([...domains]),
  affiliations: fc.array(affiliation, { maxLength: 2 }),
  refusedUntil: perhaps(fc.constant(new Date('2027-01-01'))),
  formMissing: fc.boolean(),
  termsMissing: fc.boolean(),
  barred: perhaps(fc.constant({ until: undefined })),
});
export const nobodyYet: Candidate = {
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
/** Of the instances that ways may name, those that run. */
const means: fc.Arbitrary<readonly Means[]> = fc
  .tuple(
    fc.subarray(instances),
    fc.array(fc.tuple(level, fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 3 }),
  )
  .map(([running, facts]) =>
    running.flatMap((provider, at) => {
      const [reach, tellsAge, professional] = facts[at] ?? ['none' as const, false, false];
      return [{ provider, reach, tellsAge, professional }];
    }),
  );
export const offer: fc.Arbitrary<Offer> = fc.record({ means, organisations });

/** What becomes of a person who does an act, in each way that the act allows. */
function after(
  person: Candidate,
  act: Act,
  { organisations: there }: Pick<Offer, 'organisations'>,
): readonly Candidate[] {
  if (act.act === 'prove_address') {
    return act.domains.map((domain) => ({
      ...person,
      emailDomains: [...person.emailDomains, domain],
    }));
  }
  // Of a word that was asked for: once it is given.
  if (act.act === 'affiliate' || act.act === 'ask_confirmation') {
    return act.choices.flatMap((one) => affiliated(person, one, there));
  }
  if (act.act === 'fill_form') return [{ ...person, formMissing: false }];
  if (act.act === 'accept_terms') return [{ ...person, termsMissing: false }];
  const { minimum, age } = act;
  const shown = age && (age === 'adults' ? ('adult' as const) : ('minor' as const));
  const ageClass = shown ?? person.ageClass;
  return act.providers.map((provider) => ({ ...person, provider, level: minimum, ageClass }));
}

export const isBelonging = (act: Act): act is BelongAct =>
  act.act === 'affiliate' || act.act === 'ask_confirmation';

/** The person has said where they belong; nobody has answered. */
export function justAsked(act: Act): Act {
  if (act.act !== 'ask_confirmation') return act;
  const choices = act.choices.map((one) => ({ ...one, by: 'declared' as const }));
  return { ...act, choices };
}

export const allAfter = (
  person: Candidate,
  acts: readonly Act[],
  offered: Pick<Offer, 'organisations'>,
): readonly Candidate[] =>
  acts.reduce<readonly Candidate[]>(
    (people, act) => people.flatMap((one) => after(one, act, offered)),
    [person],
  );

/** Said by the rules of the ways alone, without the code under test. */
export function gets(rules: JoinRules, person: Candidate): readonly JoinResult[] {
  if (rules.status !== 'active' || person.isMember || person.barred) return [];
  return rules.ways
    .filter((one) => unmetOfWay(rules, one, person).length === 0)
    .map((one) => resultOf(one));
}

export const atLeast = (rules: JoinRules, person: Candidate, wanted: JoinResult): boolean =>
  gets(rules, person).some((result) => result === wanted || result === 'join');

/** What really becomes of them, by the way in that is nearest to them. */
export function outcome(rules: JoinRules, person: Candidate): JoinResult | undefined {
  const [nearest] = waysByDistance(rules, person);
  return nearest && unmetConditions(rules, person).length === 0 ? resultOf(nearest.way) : undefined;
}
