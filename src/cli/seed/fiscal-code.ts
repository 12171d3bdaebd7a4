// SPDX-License-Identifier: AGPL-3.0-or-later
import { fiscalCheckCharacter } from '../../kernel/fiscal-code.js';

export interface Birth {
  readonly givenName: string;
  readonly familyName: string;
  readonly gender: 'F' | 'M';
  /** ISO 8601 day. */
  readonly birthdate: string;
  /** A Belfiore code; an unassigned one makes a code that no living person has. */
  readonly place: string;
}

const months = 'ABCDEHLMPRST';

/** The fiscal code of such a birth (DM 23/12/1976). */
export function fiscalCodeOf({ givenName, familyName, gender, birthdate, place }: Birth): string {
  const [year = '', month = '', day = ''] = birthdate.split('-');
  const dayOfBirth = Number(day) + (gender === 'F' ? 40 : 0);
  const first15 = [
    familyPart(familyName),
    givenPart(givenName),
    year.slice(2),
    months[Number(month) - 1],
    String(dayOfBirth).padStart(2, '0'),
    place,
  ].join('');
  return first15 + fiscalCheckCharacter(first15);
}

const letters = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
const consonants = (name: string): string => letters(name).replace(/[AEIOU]/g, '');
const vowels = (name: string): string => letters(name).replace(/[^AEIOU]/g, '');

const familyPart = (name: string): string =>
  `${consonants(name)}${vowels(name)}`.slice(0, 3).padEnd(3, 'X');

/** Of four or more consonants the second is left out. */
function givenPart(name: string): string {
  const some = consonants(name);
  if (some.length < 4) return familyPart(name);
  return `${some[0]}${some[2]}${some[3]}`;
}
