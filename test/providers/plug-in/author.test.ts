// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { blameAuthor, inNameOf, signedBy } from '../../../src/providers/plug-in/author.js';

/** An author who notes what they are blamed for. */
function anAuthor() {
  const failures: unknown[] = [];
  return { failures, blame: (failure: unknown) => void failures.push(failure) };
}

describe('the author of code', () => {
  it('is told of what it leaves behind, also much later, and nobody else is', async () => {
    const [one, other] = [anAuthor(), anAuthor()];
    await Promise.all([
      inNameOf(one, async () => {
        await sleep(2);
        expect(blameAuthor('of one')).toBe(true);
      }),
      inNameOf(other, () => sleep(1)),
    ]);
    expect([one.failures, other.failures]).toEqual([['of one'], []]);
  });

  it('is nobody for code of ours', () => {
    expect(blameAuthor('of ours')).toBe(false);
  });
});

describe('an object that is signed', () => {
  class Counter {
    #count = 0;
    readonly limits = Object.freeze({ below: (number: number) => blameAuthor(number) });
    readonly parts = Object.freeze([{ fail: () => blameAuthor('in a part') }]);
    add(): number {
      blameAuthor('in a method');
      this.#count += 1;
      return this.#count;
    }
  }

  it('runs its functions in the name of its author, and those of the objects in it', async () => {
    const author = anAuthor();
    const counter = signedBy(author, new Counter());
    expect([counter.add(), counter.add()]).toEqual([1, 2]);
    counter.parts[0]?.fail();
    expect(counter.parts.map((part) => part.fail())).toEqual([true]);
    counter.limits.below(7);
    const told = ['in a method', 'in a method', 'in a part', 'in a part', 7];
    expect(author.failures).toEqual(told);
  });

  it('is what it was for everybody else', () => {
    const whole = Object.freeze({ kind: 'a', list: ['x', 'y'], nothing: undefined, at: null });
    const signed = signedBy(anAuthor(), whole);
    expect({ ...signed }).toEqual(whole);
    expect([signed.list.includes('y'), [...signed.list], Array.isArray(signed.list)]).toEqual([
      true,
      ['x', 'y'],
      true,
    ]);
  });
});
