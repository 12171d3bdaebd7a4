// SPDX-License-Identifier: AGPL-3.0-or-later
import { fiscalCodeOf } from '../../../src/cli/seed/fiscal-code.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';

/** Somebody whom nobody has seen: a day of birth each, and a place of birth that is nowhere. */
export function aPersonBorn(index: number): Persona & { readonly fiscalNumber: string } {
  const birthdate = new Date(Date.UTC(1950, 0, 1 + index)).toISOString().slice(0, 10);
  const birth = { givenName: 'Anna', familyName: 'Rossi', gender: 'F', birthdate } as const;
  return {
    ...birth,
    id: `born-${index}`,
    fiscalNumber: `TINIT-${fiscalCodeOf({ ...birth, place: 'M990' })}`,
    email: `born-${index}@example.org`,
    label: { it: `persona ${index}`, en: `person ${index}` },
  };
}
