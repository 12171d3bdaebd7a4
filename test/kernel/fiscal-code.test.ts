// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import {
  fiscalCheckCharacter,
  isItalianFiscalCode,
  maskFiscalNumber,
  parseFiscalNumber,
} from '../../src/kernel/fiscal-code.js';

// The specimen of the tax authority, and a code with a place that no municipality has: nobody's.
const specimen = 'RSSMRA80A01H501U';
const nobody = 'BSSGLI88D52M990F';

describe('a fiscal number', () => {
  it('has the check character of the decree', () => {
    expect(fiscalCheckCharacter(specimen.slice(0, 15))).toBe('U');
    expect(isItalianFiscalCode(nobody)).toBe(true);
  });

  it.each([
    ['TINIT-BSSGLI88D52M990F', `IT:${nobody}`],
    [' tinit-bssgli88d52m990f ', `IT:${nobody}`],
    [nobody, `IT:${nobody}`],
    ['TINDE-12345678911', 'DE:12345678911'],
  ])('reads %p', (raw, canonical) => {
    expect(parseFiscalNumber(raw)).toBe(canonical);
  });

  it.each(['', 'TINIT-', 'BSSGLI88D52M990G', 'BSSGLI88D52M99F', 'TINDE-', 'TINIT-12345678911'])(
    'refuses %p',
    (raw) => {
      expect(parseFiscalNumber(raw)).toBeUndefined();
    },
  );

  it('never undoes omocodia: letters in place of digits make another person', () => {
    const first15 = `${specimen.slice(0, 14)}M`;
    const omocodic = first15 + fiscalCheckCharacter(first15);
    expect(parseFiscalNumber(omocodic)).toBe(`IT:${omocodic}`);
    expect(omocodic).not.toBe(specimen);
  });

  it('is shown to its owner by its ends only', () => {
    const number = parseFiscalNumber(nobody);
    expect(number && maskFiscalNumber(number)).toBe('IT:B**************F');
  });
});
