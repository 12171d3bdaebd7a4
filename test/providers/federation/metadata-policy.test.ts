// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../../../src/providers/provider-error.js';
import {
  applyPolicy,
  mergePolicies,
  metadataPolicies,
  type MetadataPolicy,
} from '../../../src/providers/federation/metadata-policy.js';
import { canonical } from '../../../src/providers/federation/policy-operators.js';

const refusalOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ProviderError) return error.detail.rule;
    throw error;
  }
};

describe('one policy', () => {
  it.each<[string, object, object, unknown]>([
    ['value sets', { value: ['code'] }, {}, ['code']],
    ['value replaces', { value: 'RS256' }, { p: 'none' }, 'RS256'],
    ['value null removes', { value: null }, { p: 'x' }, undefined],
    ['add adds what is missing', { add: ['b', 'c'] }, { p: ['a', 'b'] }, ['a', 'b', 'c']],
    ['add begins a list', { add: ['b'] }, {}, ['b']],
    ['default fills', { default: 'x' }, {}, 'x'],
    ['default leaves what is there', { default: 'x' }, { p: 'y' }, 'y'],
    ['one_of lets pass', { one_of: ['x', 'y'] }, { p: 'y' }, 'y'],
    ['one_of lets be absent', { one_of: ['x'] }, {}, undefined],
    ['subset_of cuts', { subset_of: ['a', 'b'] }, { p: ['b', 'c'] }, ['b']],
    ['subset_of removes what is empty', { subset_of: ['a'] }, { p: ['c'] }, undefined],
    ['superset_of lets pass', { superset_of: ['a'] }, { p: ['a', 'b'] }, ['a', 'b']],
    ['essential lets pass', { essential: true }, { p: 'x' }, 'x'],
    ['objects are values too', { one_of: [{ a: 1, b: 2 }] }, { p: { b: 2, a: 1 } }, { b: 2, a: 1 }],
    ['unknown operators are left out', { regexp: '^a' }, { p: 'b' }, 'b'],
  ])('%s', (_case, operators, metadata, expected) => {
    const { type: policy = {} } = metadataPolicies.parse({ type: { p: operators } });
    expect(applyPolicy(mergePolicies([policy]), { ...metadata })['p']).toEqual(expected);
  });

  it.each<[string, object, object]>([
    ['policy.one_of', { one_of: ['x'] }, { p: 'y' }],
    ['policy.superset_of', { superset_of: ['a', 'b'] }, { p: ['a'] }],
    ['policy.superset_of', { superset_of: ['a'] }, { p: 'a' }],
    ['policy.subset_of', { subset_of: ['a'] }, { p: 'a' }],
    ['policy.add', { add: ['a'] }, { p: 'a' }],
    ['policy.essential', { essential: true }, {}],
    ['policy.essential', { subset_of: ['a'], essential: true }, { p: ['b'] }],
    ['policy.combination', { one_of: ['a'], subset_of: ['a'] }, {}],
    ['policy.combination', { one_of: ['a'], add: ['a'] }, {}],
    ['policy.combination', { value: 'b', one_of: ['a'] }, {}],
    ['policy.combination', { value: ['b'], subset_of: ['a'] }, {}],
    ['policy.combination', { value: ['b'], superset_of: ['a'] }, {}],
    ['policy.combination', { value: ['b'], add: ['a'] }, {}],
    ['policy.combination', { value: null, essential: true }, {}],
    ['policy.combination', { value: null, default: 'a' }, {}],
    ['policy.combination', { default: 'b', one_of: ['a'] }, {}],
    ['policy.combination', { default: ['b'], subset_of: ['a'] }, {}],
    ['policy.combination', { default: ['b'], superset_of: ['a'] }, {}],
    ['policy.combination', { add: ['b'], subset_of: ['a'] }, {}],
    ['policy.combination', { superset_of: ['b'], subset_of: ['a'] }, {}],
  ])('refuses by %s: %j on %j', (rule, operators, metadata) => {
    const { type: policy = {} } = metadataPolicies.parse({ type: { p: operators } });
    expect(refusalOf(() => applyPolicy(mergePolicies([policy]), { ...metadata }))).toBe(rule);
  });

  it('takes scope, one text of words, for a list', () => {
    const policy = { scope: { subset_of: ['openid', 'email'], superset_of: ['openid'] } };
    expect(applyPolicy(policy, { scope: 'openid profile email' })).toEqual({
      scope: 'openid email',
    });
  });
});

const word = fc.constantFrom('a', 'b', 'c');
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
/** One or two operators: more of them mostly contradict each other. */
const few = (all: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(fc.record(all), fc.subarray(Object.keys(all), { minLength: 1, maxLength: 2 }))
    .map(([values, names]) => Object.fromEntries(names.map((name) => [name, values[name]])));
const lists = { value: words, add: words, default: words, subset_of: words, superset_of: words };
const listOperators = few({ ...lists, essential: fc.boolean() });
const textOperators = few({ value: word, default: word, one_of: words, essential: fc.boolean() });
/** `l` is a list in all metadata, `t` a text: what the operators are for. */
const policies = fc
  .record({ l: listOperators, t: textOperators }, { requiredKeys: [] })
  .map((policy) => metadataPolicies.parse({ type: policy })['type'] ?? {});
const metadatas = fc.record({ l: words, t: word, other: word }, { requiredKeys: [] });

type Result = { readonly value: unknown } | { readonly refused: true };
const attempt = (work: () => unknown): Result => {
  const box: { value?: unknown } = {};
  return refusalOf(() => (box.value = work())) === undefined
    ? { value: box.value }
    : { refused: true };
};
/** Lists of a policy and of metadata are sets. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical).sort()
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sorted(one)]))
      : value;
/**
 * A policy applied once more. What `subset_of` removed stays away: by the order of the standard,
 * `default` fills what was absent before.
 */
function again(policy: MetadataPolicy, left: Record<string, unknown>): Record<string, unknown> {
  const withoutDefault = ({ default: _default, ...others }: MetadataPolicy[string] = {}) => others;
  const rules = Object.entries(policy).map(([name, rule]) => [
    name,
    name in left ? rule : withoutDefault(rule),
  ]);
  return applyPolicy(Object.fromEntries(rules), left);
}
const merged = (...list: MetadataPolicy[]): Result => attempt(() => sorted(mergePolicies(list)));
const often = { numRuns: 2_000 };

describe('any policy', () => {
  it('merged with itself is itself', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const once = merged(policy);
        if ('value' in once) expect(merged(policy, policy)).toEqual(once);
      }),
      often,
    );
  });

  it('merges with others in any grouping', () => {
    fc.assert(
      fc.property(policies, policies, policies, (a, b, c) => {
        const [left, right] = [
          attempt(() => mergePolicies([a, b])),
          attempt(() => mergePolicies([b, c])),
        ];
        if (!('value' in left) || !('value' in right)) return;
        const leftFirst = merged(left.value as MetadataPolicy, c);
        expect(merged(a, right.value as MetadataPolicy)).toEqual(leftFirst);
        expect(merged(a, b, c)).toEqual(leftFirst);
      }),
      often,
    );
  });

  it('gives the same, whichever superior comes first', () => {
    fc.assert(
      fc.property(policies, policies, (a, b) => expect(merged(a, b)).toEqual(merged(b, a))),
      often,
    );
  });

  it('is content with what it left, and changes nothing the second time', () => {
    fc.assert(
      fc.property(policies, metadatas, (policy, metadata) => {
        const once = attempt(() => applyPolicy(mergePolicies([policy]), metadata));
        if (!('value' in once)) return;
        const left = once.value as Record<string, unknown>;
        expect(again(policy, left)).toEqual(left);
      }),
      often,
    );
  });

  it('of a subordinate only narrows: what passes both is what each is content with', () => {
    fc.assert(
      fc.property(policies, policies, metadatas, (superior, subordinate, metadata) => {
        const both = attempt(() => applyPolicy(mergePolicies([superior, subordinate]), metadata));
        if (!('value' in both)) return;
        const left = both.value as Record<string, unknown>;
        expect(sorted(again(superior, left))).toEqual(sorted(left));
        expect(sorted(again(subordinate, left))).toEqual(sorted(left));
      }),
      often,
    );
  });

  it('leaves alone what it does not name', () => {
    fc.assert(
      fc.property(policies, metadatas, (policy, metadata) => {
        const result = attempt(() => applyPolicy(mergePolicies([policy]), metadata));
        if ('value' in result) {
          expect((result.value as Record<string, unknown>)['other']).toBe(metadata.other);
        }
      }),
      often,
    );
  });
});
