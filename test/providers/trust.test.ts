// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Trust } from '../../src/providers/provider.js';
import { trustOf } from '../../src/providers/trust.js';

const bound: Trust = {
  family: 'enterprise',
  level: 'substantial',
  personKeys: [],
  vouchesForEmail: true,
};
const asks = (claimed: unknown): Trust =>
  trustOf({ trust: bound, trustOf: () => claimed as Trust }, {});

describe('what an instance may claim', () => {
  it('is what its kind may, when it says nothing', () => {
    expect(trustOf({ trust: bound }, {})).toEqual(bound);
  });

  it('may be less', () => {
    const less = { family: 'social', level: 'none', personKeys: [], vouchesForEmail: false };
    expect(asks(less)).toEqual(less);
  });

  it('is never more', () => {
    const more = {
      family: 'national',
      level: 'high',
      personKeys: ['it-fiscal-code'],
      vouchesForEmail: true,
    };
    expect(asks(more)).toEqual(bound);
  });

  it.each([[undefined], [{ ...bound, family: 'royal' }], [{ ...bound, level: 'highest' }]])(
    'is refused when it is no trust: %j',
    (claimed) => {
      expect(() => asks(claimed)).toThrow('no trust');
    },
  );
});
