// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, type Draft } from '../spid-idp/draft.js';
import { agidLevels, spidManner, type Manner } from '../spid-idp/manner.js';

/** The CIE identity provider: four attributes and no Format on Issuer (CIE SAML manual, response). */
export const cieManner: Manner = {
  admits: spidManner.admits,
  levels: agidLevels,
  outcomes: {
    '21': 'tempo scaduto',
    '22': 'consenso negato all’invio dei dati',
    '23': 'carta scaduta o revocata',
    '25': 'accesso annullato dalla persona',
  },
  attributes: ({ givenName, familyName, birthdate, fiscalNumber = '' }) => ({
    dateOfBirth: birthdate,
    fiscalNumber,
    name: givenName,
    familyName,
  }),
  keepsSession: () => true,
  dress: withoutIssuerFormat,
};

export function withoutIssuerFormat(response: Draft): void {
  delete at(response, 'Issuer').attributes['Format'];
  delete at(response, 'Assertion', 'Issuer').attributes['Format'];
}
