// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fiscalCheckCharacter,
  isItalianFiscalCode,
  maskFiscalNumber,
  parseFiscalNumber,
} from '../../src/kernel/fiscal-code.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const months = 'ABCDEHLMPRST'.split('');
const digits = '0123456789'.split('');
/** What omocodia writes for the digits, from 0 to 9 (DM 23/12/1976, art. 6). */
const omocodic = 'LMNPQRSTUV'.split('');
/** Where digits stand, and may become letters. */
const numeric = [6, 7, 9, 10, 12, 13, 14];

const kindAt = (index: number): readonly string[] => {
  if (index === 8) return months;
  return numeric.includes(index) ? [...digits, ...omocodic] : letters;
};
/** Fifteen characters of the right form, however meaningless. */
const first15 = fc
  .tuple(...Array.from({ length: 15 }, (_, index) => fc.constantFrom(...kindAt(index))))
  .map((characters) => characters.join(''));
const complete = first15.map((start) => start + fiscalCheckCharacter(start));

/** The table of the decree by another road: the letter of each odd value stands at its index. */
function checkByAlphabet(start: string): string {
  const valueOf = (character: string): number =>
    /\d/.test(character) ? Number(character) : letters.indexOf(character);
  const odd = 'BAKPLCQDREVOSFTGUHMINJWZYX'.split('');
  const sum = start
    .split('')
    .map((character, index) =>
      index % 2 === 0 ? odd.indexOf(letters[valueOf(character)] ?? '') : valueOf(character),
    )
    .reduce((total, value) => total + value);
  return letters[sum % 26] ?? '';
}

describe('the check character', () => {
  it('is that of the decree, for every form', () => {
    fc.assert(
      fc.property(first15, (start) => {
        expect(fiscalCheckCharacter(start)).toBe(checkByAlphabet(start));
      }),
    );
  });

  it('is one of twenty-six, and the others are refused', () => {
    fc.assert(
      fc.property(first15, (start) => {
        const right = letters.filter((last) => isItalianFiscalCode(start + last));
        expect(right).toEqual([fiscalCheckCharacter(start)]);
      }),
    );
  });

  it('finds every single character that was typed wrong', () => {
    const change = fc.record({ code: complete, index: fc.nat({ max: 14 }), pick: fc.nat() });
    fc.assert(
      fc.property(change, ({ code, index, pick }) => {
        const others = kindAt(index).filter((character) => character !== code[index]);
        const other = others[pick % others.length] ?? '';
        const typed = code.slice(0, index) + other + code.slice(index + 1);
        expect(parseFiscalNumber(typed)).toBeUndefined();
      }),
    );
  });
});

describe('the canonical form', () => {
  it('is one for every spelling of a code, and is read again as itself', () => {
    fc.assert(
      fc.property(complete, fc.boolean(), fc.boolean(), (code, prefixed, lower) => {
        const written = `${prefixed ? 'TINIT-' : ''}${code}`;
        const raw = `\t${lower ? written.toLowerCase() : written} `;
        expect(parseFiscalNumber(raw)).toBe(`IT:${code}`);
      }),
    );
  });

  it('is never anything but a whole code, whatever is sent', () => {
    const near = fc
      .tuple(complete, fc.nat({ max: 16 }), fc.string({ unit: 'grapheme', maxLength: 3 }))
      .map(([code, index, text]) => code.slice(0, index) + text + code.slice(index));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (raw) => {
        const read = parseFiscalNumber(raw);
        const country = read?.slice(0, 3);
        if (read === undefined || country !== 'IT:') return;
        expect(isItalianFiscalCode(read.slice(3))).toBe(true);
        expect(raw.trim().toUpperCase().replace('TINIT-', '')).toBe(read.slice(3));
      }),
    );
  });

  it('keeps all 128 forms of omocodia apart', () => {
    const plain = fc
      .tuple(
        ...Array.from({ length: 15 }, (_, index) =>
          fc.constantFrom(...(numeric.includes(index) ? digits : kindAt(index))),
        ),
      )
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(plain, (start) => {
        const forms = Array.from({ length: 2 ** numeric.length }, (_, mask) => {
          const written = start.split('').map((character, index) => {
            const place = numeric.indexOf(index);
            return place >= 0 && mask & (1 << place) ? omocodic[Number(character)] : character;
          });
          const first = written.join('');
          return parseFiscalNumber(first + fiscalCheckCharacter(first));
        });
        expect(forms).not.toContain(undefined);
        expect(new Set(forms).size).toBe(128);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the masked display', () => {
  it('shows two ends and nothing of birth, sex or place', () => {
    fc.assert(
      fc.property(complete, (code) => {
        const number = parseFiscalNumber(code);
        expect(number && maskFiscalNumber(number)).toBe(
          `IT:${code[0]}${'*'.repeat(14)}${code[15]}`,
        );
      }),
    );
  });

  it('shows two ends of foreign numbers too, however short', () => {
    const foreign = fc.stringMatching(/^[A-Z0-9]{4,40}$/);
    fc.assert(
      fc.property(foreign, (code) => {
        const number = parseFiscalNumber(`TINDE-${code}`);
        const masked = number && maskFiscalNumber(number);
        expect(masked).toBe(`DE:${code[0]}${'*'.repeat(code.length - 2)}${code.at(-1)}`);
      }),
    );
  });
});
