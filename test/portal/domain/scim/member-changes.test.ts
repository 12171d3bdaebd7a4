// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  against,
  settleSteps,
  type MemberStep,
} from '../../../../src/portal/domain/scim/member-changes.js';

const ids = fc.subarray(['a', 'b', 'c', 'd', 'e']);
const steps = fc.array(
  fc.record({ kind: fc.constantFrom<MemberStep['kind']>('add', 'remove', 'set'), ids }),
  { maxLength: 6 },
);

/** One step after the other, as the standard says. */
const oneByOne = (all: readonly MemberStep[], current: readonly string[]): ReadonlySet<string> =>
  all.reduce((now, step) => {
    if (step.kind === 'set') return new Set(step.ids);
    return step.kind === 'add'
      ? new Set([...now, ...step.ids])
      : new Set([...now].filter((id) => !step.ids.includes(id)));
  }, new Set(current));

describe('steps that change the members of a group', () => {
  it('come to what they come to one after the other, and nobody is both put in and taken out', () => {
    fc.assert(
      fc.property(steps, ids, (all, current) => {
        const { add, remove } = against(settleSteps(all), current);
        const after = new Set([...current, ...add].filter((id) => !remove.has(id)));
        expect(after).toEqual(oneByOne(all, current));
        expect([...add].filter((id) => remove.has(id))).toEqual([]);
      }),
    );
  });

  it('name whoever has to be known, but not those who are left alone', () => {
    const { add, remove } = against(settleSteps([{ kind: 'set', ids: ['a', 'b'] }]), ['b', 'c']);
    expect([[...add], [...remove]]).toEqual([['a'], ['c']]);
  });
});
