// SPDX-License-Identifier: AGPL-3.0-or-later

/** A fiscal number in canonical form: `IT:RSSMRA80A01H501U`. */
export type FiscalNumber = string & { readonly fiscalNumber: true };

const withPrefix = /^TIN([A-Z]{2})-(.+)$/;
const italian =
  /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
const foreign = /^[A-Z0-9+/.-]{4,40}$/;

/**
 * Reads a fiscal number as identity providers write it (`TINIT-…`, ETSI EN 319 412-1, 5.1.3, or bare).
 * Omocodia is never undone: a code with letters in place of digits is another person's code.
 * @returns undefined when it is none, or an Italian one with a wrong check character.
 */
export function parseFiscalNumber(raw: string): FiscalNumber | undefined {
  const text = raw.trim().toUpperCase();
  const [, country = 'IT', code = text] = withPrefix.exec(text) ?? [];
  const valid = country === 'IT' ? isItalianFiscalCode(code) : foreign.test(code);
  return valid ? (`${country}:${code}` as FiscalNumber) : undefined;
}

/** Whether sixteen characters have the form and the check character of a natural person's code (DM 23/12/1976). */
export function isItalianFiscalCode(code: string): boolean {
  return italian.test(code) && fiscalCheckCharacter(code.slice(0, 15)) === code[15];
}

/** Only the first and the last character, for the person to recognise: `IT:R**************U`. */
export function maskFiscalNumber(number: FiscalNumber): string {
  const [country = '', code = ''] = number.split(':');
  return `${country}:${code.slice(0, 1)}${'*'.repeat(Math.max(0, code.length - 2))}${code.slice(-1)}`;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The values of digits, then letters, in odd positions; digits count as the first ten letters. */
const odd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8,
  12, 14, 16, 10, 22, 25, 24, 23,
];

/** The sixteenth character for the first fifteen. */
export function fiscalCheckCharacter(first15: string): string {
  let sum = 0;
  for (let index = 0; index < first15.length; index += 1) {
    const value = alphabet.indexOf(first15[index] ?? '');
    const even = value < 10 ? value : value - 10;
    sum += index % 2 === 0 ? (odd[value] ?? 0) : even;
  }
  return String.fromCharCode(65 + (sum % 26));
}
