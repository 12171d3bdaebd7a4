// SPDX-License-Identifier: AGPL-3.0-or-later
import { isGeneral } from './attribute-sets.js';
import type { AttributeSet, SpidConfig } from './config.js';
import type { SpidAttribute } from './names.js';

interface SetFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Without them nobody can be recognised, so every reply would be refused. */
const needed: readonly SpidAttribute[] = ['spidCode', 'fiscalNumber'];

/** Either says which organisation it is. */
const organisationCodes: readonly SpidAttribute[] = ['companyFiscalNumber', 'ivaCode'];
/** Purposes that let in the professional identity of a legal person (Avviso 18 v2). */
const ofLegalPersons: readonly string[] = ['P', 'PG'];

/** What is wrong with the attribute sets as a whole. */
export function setFaults({
  attributeSets: sets,
  eidas,
}: Pick<SpidConfig, 'attributeSets' | 'eidas'>): readonly SetFault[] {
  const taken = [...sets.map(({ index }) => index), ...(eidas ? [99, 100] : [])];
  const general = !sets.some(isGeneral)
    ? [fault([], 'needs one that is not of professionals, for sign-ins')]
    : [];
  return [...general, ...sets.flatMap((set, at) => faultsOf(set, at, taken))];
}

function faultsOf(
  { index, attributes, professional, purpose }: AttributeSet,
  at: number,
  taken: readonly number[],
): readonly SetFault[] {
  const twice = taken.filter((one) => one === index).length > 1;
  const missing = needed.filter((name) => !attributes.includes(name));
  return [
    ...(twice ? [fault([at, 'index'], `${index} is taken: needs an index of its own`)] : []),
    ...missing.map((name) => fault([at, 'attributes'], `needs ${name}, to recognise the person`)),
    ...(professional && !attributes.some((name) => organisationCodes.includes(name))
      ? [
          fault(
            [at, 'attributes'],
            'needs companyFiscalNumber or ivaCode, to recognise the organisation',
          ),
        ]
      : []),
    ...(professional && !ofLegalPersons.includes(purpose ?? '')
      ? [fault([at, 'purpose'], 'needs P or PG, so that professional identities are let in')]
      : []),
  ];
}

const fault = (path: readonly (string | number)[], message: string): SetFault => ({
  path: ['attributeSets', ...path],
  message,
});
