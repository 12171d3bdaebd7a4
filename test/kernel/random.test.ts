// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from '../../src/kernel/random.js';

describe('random bytes', () => {
  it('are never given twice, also where the pool is filled anew', () => {
    const drawn = Array.from({ length: 2_000 }, () => randomBytes(16).toString('hex'));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.every((hex) => hex.length === 32 && hex !== '0'.repeat(32))).toBe(true);
  });

  it('stay as they are once they are given', () => {
    const first = randomBytes(32);
    const before = first.toString('hex');
    for (let turn = 0; turn < 500; turn += 1) randomBytes(32);
    expect(first.toString('hex')).toBe(before);
  });

  it('are not drawn in lengths that the pool is not meant for', () => {
    expect(() => randomBytes(65)).toThrow(RangeError);
  });
});
