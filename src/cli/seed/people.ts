// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Chance } from './chance.js';
import { fixedId } from './chance.js';
import { fiscalCodeOf } from './fiscal-code.js';
import { families, men, provinces, women } from './names.js';

/** Somebody who does not exist. */
export interface DemoPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthdate: string;
  readonly fiscalCode: string;
  readonly email: string;
  readonly province: string | undefined;
  readonly level: 'low' | 'substantial' | 'high';
  readonly locale: 'it' | 'en';
  readonly createdAt: Date;
}

const levels = ['substantial', 'substantial', 'substantial', 'low', 'high'] as const;
/** Of a hundred, so many told their province. */
const tellProvince = 70;

/** People in the order in which they first came. Birth places M900 to M989 are given to no town. */
export function makePeople(chance: Chance, arrivals: readonly Date[]): DemoPerson[] {
  const taken = new Set<string>();
  return arrivals.map((createdAt, index) => {
    const person = makePerson(chance, { index, createdAt });
    if (taken.has(person.fiscalCode)) return makePerson(chance, { index, createdAt });
    taken.add(person.fiscalCode);
    return person;
  });
}

function makePerson(
  chance: Chance,
  { index, createdAt }: { index: number; createdAt: Date },
): DemoPerson {
  const gender = chance.next() < 0.54 ? 'F' : 'M';
  const givenName = chance.pick(gender === 'F' ? women : men);
  const familyName = chance.pick(families);
  const birthdate = birthdateOf(chance);
  const place = `M${900 + (index % 90)}`;
  const address = `${givenName}.${familyName}.${index + 1}@example.org`;
  return {
    id: fixedId(`person ${index}`, createdAt),
    givenName,
    familyName,
    birthdate,
    fiscalCode: fiscalCodeOf({ givenName, familyName, gender, birthdate, place }),
    email: address.toLowerCase(),
    province: chance.below(100) < tellProvince ? chance.pick(provinces) : undefined,
    level: chance.pick(levels),
    locale: chance.below(100) < 4 ? 'en' : 'it',
    createdAt,
  };
}

function birthdateOf(chance: Chance): string {
  const year = 1950 + chance.below(52);
  const month = String(1 + chance.below(12)).padStart(2, '0');
  const day = String(1 + chance.below(28)).padStart(2, '0');
  return `${year}-${month}-${day}`;
}
