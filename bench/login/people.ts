// SPDX-License-Identifier: AGPL-3.0-or-later
import { fiscalCodeOf } from '../../src/cli/seed/fiscal-code.js';

/** Attributes of people who do not exist: unassigned birth places make codes that nobody has. */
export const makePeople = (count: number): readonly Readonly<Record<string, string>>[] =>
  Array.from({ length: count }, (_, index) => {
    const year = 1950 + (index % 50);
    const birthdate = `${year}-04-12`;
    const name = { givenName: 'Giulia', familyName: 'Bassi' };
    const place = `M${900 + Math.floor(index / 50)}`;
    return {
      spidCode: `BENC${String(index).padStart(10, '0')}`,
      name: name.givenName,
      familyName: name.familyName,
      fiscalNumber: `TINIT-${fiscalCodeOf({ ...name, gender: 'F', birthdate, place })}`,
      dateOfBirth: birthdate,
      email: `giulia.${index}@example.org`,
    };
  });
