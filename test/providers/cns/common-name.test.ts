// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isItalianFiscalCode } from '../../../src/kernel/fiscal-code.js';
import { readCommonName } from '../../../src/providers/cns/common-name.js';
import { commonNameOf } from '../../simulators/cns/card.js';
import { aCardHolder } from '../../support/builders/cns.js';

const { fiscalCode } = await aCardHolder();
const good = commonNameOf(fiscalCode);

describe('the common name of a card', () => {
  it('holds the fiscal code and the number of the card', () => {
    expect(readCommonName(good)).toEqual({
      fiscalNumber: `IT:${fiscalCode}`,
      card: '7430010024925855',
    });
  });

  it('is read as a whole: whatever is changed in it, only a right code is ever believed', () => {
    const position = fc.nat(good.length);
    const change = fc.tuple(position, fc.nat(3), fc.string({ unit: 'grapheme', maxLength: 4 }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), change), (made) => {
        const name =
          typeof made === 'string'
            ? made
            : good.slice(0, made[0]) + made[2] + good.slice(made[0] + made[1]);
        const read = readCommonName(name);
        if (typeof read === 'string') return;
        const code = name.slice(0, 16);
        expect(isItalianFiscalCode(code)).toBe(true);
        expect(read.fiscalNumber).toBe(`IT:${code}`);
        expect(name[16]).toBe('/');
      }),
      { numRuns: 5_000 },
    );
  });
});
