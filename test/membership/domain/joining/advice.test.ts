// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, reaches } from '../../../../src/kernel/level.js';
import {
  adviseJoin,
  type Act,
  type Means,
  type Offer,
} from '../../../../src/membership/domain/joining/advice.js';
import {
  unmetConditions,
  unmetOfWay,
  waysByDistance,
  type Candidate,
  type JoinRules,
} from '../../../../src/membership/domain/joining/conditions.js';
import {
  resultOf,
  wayPaths,
  type JoinResult,
  type JoinWay,
} from '../../../../src/membership/domain/joining/ways.js';
import type { AffiliationDemand } from '../../../../src/membership/domain/organisations/demand.js';
import {
  affiliated,
  affiliation,
  demand,
  held,
  known,
  organisations,
  proofsAt,
} from '../../../support/builders/belonging.js';

const instances = ['spid', 'cie', 'google'];
const domains = ['comune.it', 'regione.it'];
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
const community: fc.Arbitrary<JoinRules> = fc.record({
  status: fc.constantFrom('active', 'frozen'),
  ways: fc.uniqueArray(way, { selector: ({ path }) => path, maxLength: 4 }),
  minimumLevel: level,
  admittedProviders: perhaps(some(instances)),
  ages: perhaps(fc.constantFrom('adults' as const, 'minors' as const)),
});
const candidate: fc.Arbitrary<Candidate> = fc.record({
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
const nobodyYet: Candidate = {
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
const offer: fc.Arbitrary<Offer> = fc.record({ means, organisations });

/** What becomes of a person who does an act, in each way that the act allows. */
function after(person: Candidate, act: Act): readonly Candidate[] {
  if (act.act === 'prove_address') {
    return act.domains.map((domain) => ({
      ...person,
      emailDomains: [...person.emailDomains, domain],
    }));
  }
  if (act.act === 'affiliate') return act.choices.flatMap((one) => affiliated(person, one));
  if (act.act === 'fill_form') return [{ ...person, formMissing: false }];
  if (act.act === 'accept_terms') return [{ ...person, termsMissing: false }];
  const { minimum, age } = act;
  const shown = age && (age === 'adults' ? ('adult' as const) : ('minor' as const));
  const ageClass = shown ?? person.ageClass;
  return act.providers.map((provider) => ({ ...person, provider, level: minimum, ageClass }));
}

const allAfter = (person: Candidate, acts: readonly Act[]): readonly Candidate[] =>
  acts.reduce<readonly Candidate[]>(
    (people, act) => people.flatMap((one) => after(one, act)),
    [person],
  );

/** Said by the rules of the ways alone, without the code under test. */
function gets(rules: JoinRules, person: Candidate): readonly JoinResult[] {
  if (rules.status !== 'active' || person.isMember || person.barred) return [];
  return rules.ways
    .filter((one) => unmetOfWay(rules, one, person).length === 0)
    .map((one) => resultOf(one));
}

const atLeast = (rules: JoinRules, person: Candidate, wanted: JoinResult): boolean =>
  gets(rules, person).some((result) => result === wanted || result === 'join');

/** What really becomes of them, by the way in that is nearest to them. */
function outcome(rules: JoinRules, person: Candidate): JoinResult | undefined {
  const [nearest] = waysByDistance(rules, person);
  return nearest && unmetConditions(rules, person).length === 0 ? resultOf(nearest.way) : undefined;
}

describe('the advice on joining', () => {
  it('is enough: whoever does one alternative gets what it says', () => {
    fc.assert(
      fc.property(community, candidate, offer, (rules, person, offered) => {
        for (const { acts, result } of adviseJoin(rules, person, offered)) {
          const people = allAfter(person, acts);
          expect(people.length).toBeGreaterThan(0);
          for (const done of people) {
            expect(atLeast(rules, done, result)).toBe(true);
            expect(outcome(rules, done)).toEqual(atLeast(rules, done, 'join') ? 'join' : result);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is enough for a visitor of whom nothing is known but what they then show', () => {
    let advised = 0;
    fc.assert(
      fc.property(community, offer, (rules, offered) => {
        for (const { acts, result } of adviseJoin(rules, undefined, offered)) {
          expect(acts.some(({ act }) => act === 'sign_in')).toBe(true);
          const people = allAfter(nobodyYet, acts);
          expect(people.length).toBeGreaterThan(0);
          for (const done of people) expect(atLeast(rules, done, result)).toBe(true);
          advised += 1;
        }
      }),
      { numRuns: 4_000 },
    );
    // Few communities can be entered by what a visitor shows at once.
    expect(advised).toBeGreaterThan(40);
  });

  it('asks nothing superfluous: without any one act it is not enough', () => {
    fc.assert(
      fc.property(community, candidate, offer, (rules, person, offered) => {
        for (const { acts, result } of adviseJoin(rules, person, offered)) {
          expect(acts.length).toBeGreaterThan(0);
          for (const left of acts) {
            const others = acts.filter((act) => act !== left);
            for (const done of allAfter(person, others)) {
              expect(atLeast(rules, done, result)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('forgets nobody: it is empty only when nothing is missing or nothing helps', () => {
    fc.assert(
      fc.property(community, candidate, offer, (rules, person, offered) => {
        if (adviseJoin(rules, person, offered).length > 0) return;
        const now = gets(rules, person);
        if (now.includes('join')) return;
        for (const done of everythingDone(person, offered)) {
          expect(gets(rules, done).includes('join')).toBe(false);
          if (now.length === 0) expect(gets(rules, done)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names only providers that run and reach the level', () => {
    fc.assert(
      fc.property(community, candidate, offer, (rules, person, offered) => {
        for (const { acts } of adviseJoin(rules, person, offered)) {
          for (const act of acts) {
            if (act.act !== 'sign_in') continue;
            for (const provider of act.providers) {
              const reach = offered.means.find((one) => one.provider === provider)?.reach ?? 'none';
              expect(reaches(reach, act.minimum)).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('says of each organisation how to belong to it, the easiest alone where that is enough', () => {
    const [comune, , insieme] = known;
    if (!comune || !insieme) throw new Error('no organisations');
    const wanted: AffiliationDemand = {
      organisations: [comune.id, insieme.id],
      kinds: [],
      proof: 'email_domain',
    };
    const rules = {
      status: 'active',
      ways: [{ path: 'affiliation', affiliation: wanted }],
      minimumLevel: 'low',
      admittedProviders: undefined,
    } as const;
    const person: Candidate = { ...nobodyYet, level: 'low', emailDomains: ['comune.it'] };
    const offered = { means: [], organisations: [comune, insieme] };
    const [advice, ...rest] = adviseJoin(rules, person, offered);
    expect(rest).toEqual([]);
    expect(advice?.acts).toMatchObject([
      {
        act: 'affiliate',
        choices: [
          { organisation: { name: 'comune' }, by: 'declared' },
          { organisation: { name: 'insieme' }, by: 'email_domain' },
          { organisation: { name: 'insieme' }, by: 'representative' },
        ],
      },
    ]);
  });

  it('tells a visitor to sign in, and what else will be asked', () => {
    const rules: JoinRules = {
      status: 'active',
      ways: [{ path: 'affiliation', emailDomains: ['comune.it'] }, { path: 'approval' }],
      minimumLevel: 'low',
      admittedProviders: undefined,
    };
    const signIn = { act: 'sign_in', minimum: 'low', providers: ['spid'] };
    const spid: Means = { provider: 'spid', reach: 'substantial' };
    expect(adviseJoin(rules, undefined, { means: [spid], organisations: [] })).toEqual([
      {
        path: 'affiliation',
        result: 'join',
        acts: [signIn, { act: 'prove_address', domains: ['comune.it'] }],
      },
      { path: 'approval', result: 'submit', acts: [signIn] },
    ]);
  });
});

const agesShown = (
  { ageClass }: Candidate,
  told: boolean | undefined,
): readonly Candidate['ageClass'][] =>
  told && ageClass === undefined ? ['adult', 'minor'] : [ageClass];

/** What this person becomes by each sign-in on offer, with all else that can be done done too. */
function everythingDone(person: Candidate, offered: Offer): readonly Candidate[] {
  const signedIn = offered.means.flatMap(({ provider, reach, tellsAge }) =>
    levels
      .filter((one) => reaches(reach, one))
      .flatMap((one) =>
        agesShown(person, tellsAge).map((ageClass) => ({
          ...person,
          provider,
          level: one,
          ageClass,
        })),
      ),
  );
  const affiliations = offered.organisations.flatMap((one) =>
    proofsAt(one, offered).map((proven) => held(one, proven)),
  );
  return [person, ...signedIn].map((one) => ({
    ...one,
    emailDomains: domains,
    affiliations,
    formMissing: false,
    termsMissing: false,
  }));
}
