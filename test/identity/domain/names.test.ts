// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { cleanDisplayName, firstDisplayName } from '../../../src/identity/domain/names.js';
import { isReservedName } from '../../../src/identity/domain/reserved-names.js';
import { newId, type MemberId } from '../../../src/kernel/ids.js';

describe('a chosen name', () => {
  it.each([
    ['  Giulia \t B. ', 'Giulia B.'],
    ['Giu\u200blia\u202e', 'Giulia'],
    ['E\u0301lise', '\u00c9lise'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanDisplayName(typed)).toBe(kept);
  });

  it.each(['', 'x', '12 34', '\u202e\u0000', '--', 'x'.repeat(81)])('%j is none', (typed) => {
    expect(cleanDisplayName(typed)).toBeUndefined();
  });

  it.each([
    'Staff regionale',
    'ADMIN',
    'il moderatore',
    'Stàff',
    'Piazza',
    'st\u0430ff',
    'p\u03b1olo',
  ])('%j passes for somebody else', (name) => expect(isReservedName(name)).toBe(true));

  it.each(['Anna Staffolani', 'Giulia B.', 'Admina', 'Ольга', 'Piazzale', 'Νίκος'])(
    '%j is a person’s',
    (name) => expect(isReservedName(name)).toBe(false),
  );

  it('is not taken from an account that calls itself the staff', () => {
    const id = newId<MemberId>();
    expect(firstDisplayName({ name: 'Regional staff' }, 'en', id)).toBe(`Member ${id.slice(-4)}`);
  });
});
