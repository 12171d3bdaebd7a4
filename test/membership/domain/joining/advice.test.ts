// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, reaches } from '../../../../src/kernel/level.js';
import {
  adviseJoin,
  waitsForAnother,
  type Means,
  type Offer,
} from '../../../../src/membership/domain/joining/advice.js';
import type { Candidate, JoinRules } from '../../../../src/membership/domain/joining/conditions.js';
import type { AffiliationDemand } from '../../../../src/membership/domain/organisations/demand.js';
import {
  allAfter,
  atLeast,
  candidate,
  community,
  domains,
  gets,
  isBelonging,
  justAsked,
  nobodyYet,
  offer,
  outcome,
} from '../../../support/builders/advice.js';
import { held, known, proofsAt } from '../../../support/builders/belonging.js';

describe('the advice on joining', () => {
  it('is enough: whoever does one alternative gets what it says', () => {
    fc.assert(
      fc.property(community, candidate, offer, (rules, person, offered) => {
        for (const { acts, result } of adviseJoin(rules, person, offered)) {
          const people = allAfter(person, acts, offered);
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
          const people = allAfter(nobodyYet, acts, offered);
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
            for (const done of allAfter(person, others, offered)) {
              expect(atLeast(rules, done, result)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts no word of another as an own act: what asks for one is not enough before it is given', () => {
    fc.assert(
      fc.property(community, candidate, offer, (rules, someone, offered) => {
        const person = { ...someone, emailDomains: [] };
        const advice = adviseJoin(rules, person, offered);
        const firstWaiting = advice.findIndex(waitsForAnother);
        const after = firstWaiting < 0 ? [] : advice.slice(firstWaiting);
        expect(after.every(waitsForAnother)).toBe(true);
        for (const one of advice) {
          const words = one.acts.flatMap((act) => (isBelonging(act) ? act.choices : []));
          const byWord = words.filter(({ by }) => by === 'representative');
          expect(byWord.length).toBe(waitsForAnother(one) ? words.length : 0);
          // An address that is proven besides may say of some body of a kind, at once, what its word would.
          const proves = one.acts.some(({ act }) => act === 'prove_address');
          if (!waitsForAnother(one) || proves) continue;
          for (const done of allAfter(person, one.acts.map(justAsked), offered)) {
            expect(atLeast(rules, done, one.result)).toBe(false);
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
    const [advice, waiting, ...rest] = adviseJoin(rules, person, offered);
    expect(rest).toEqual([]);
    expect(waiting?.acts).toMatchObject([
      {
        act: 'ask_confirmation',
        choices: [{ organisation: { name: 'insieme' }, by: 'representative', asked: false }],
      },
    ]);
    expect(advice?.acts).toMatchObject([
      {
        act: 'affiliate',
        choices: [
          { organisation: { name: 'comune' }, by: 'declared' },
          { organisation: { name: 'insieme' }, by: 'email_domain' },
        ],
      },
    ]);
  });

  it('sends nobody to ask for a word where another way in, no longer, lets them say it', () => {
    const rules: JoinRules = {
      status: 'active',
      ways: [
        {
          path: 'open',
          affiliation: {
            organisations: [],
            kinds: ['public_body', 'association'],
            proof: 'representative',
          },
        },
        {
          path: 'invitation',
          affiliation: { organisations: [], kinds: ['public_body'], proof: 'declared' },
        },
      ],
      minimumLevel: 'none',
      admittedProviders: undefined,
    };
    const person: Candidate = { ...nobodyYet, invited: true };
    const asked = (one: Candidate) =>
      adviseJoin(rules, one, { means: [], organisations: [] }).map(({ acts }) =>
        acts.map((act) => [act.act, isBelonging(act) && act.choices.map(({ kind }) => kind)]),
      );
    expect(asked(person)).toEqual([
      [['affiliate', ['public_body']]],
      [['ask_confirmation', ['association']]],
    ]);
    expect(asked({ ...person, invited: false })).toEqual([
      [['ask_confirmation', ['public_body', 'association']]],
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
