// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../kernel/level.js';

export const spidNamespace = 'https://spid.gov.it/saml-extensions';
export const invoicingNamespace = 'https://spid.gov.it/invoicing-extensions';

/** The three levels of SPID (DPCM 24/10/2014, art. 6) and what they are by eIDAS. */
export const levelOfClass: ReadonlyMap<string, Level> = new Map([
  ['https://www.spid.gov.it/SpidL1', 'low'],
  ['https://www.spid.gov.it/SpidL2', 'substantial'],
  ['https://www.spid.gov.it/SpidL3', 'high'],
]);

/** AuthnContextClassRef to ask for; level `none` asks for the lowest there is. */
export const classOfLevel: Readonly<Record<Level, string>> = {
  none: 'https://www.spid.gov.it/SpidL1',
  low: 'https://www.spid.gov.it/SpidL1',
  substantial: 'https://www.spid.gov.it/SpidL2',
  high: 'https://www.spid.gov.it/SpidL3',
};

/** Every attribute of the SPID table (technical rules, attributes). */
export const spidAttributes = [
  'spidCode',
  'name',
  'familyName',
  'placeOfBirth',
  'countyOfBirth',
  'dateOfBirth',
  'gender',
  'companyName',
  'companyFiscalNumber',
  'registeredOffice',
  'fiscalNumber',
  'ivaCode',
  'idCard',
  'mobilePhone',
  'email',
  'address',
  'domicileStreetAddress',
  'domicilePostalCode',
  'domicileMunicipality',
  'domicileProvince',
  'domicileNation',
  'expirationDate',
  'digitalAddress',
] as const;
export type SpidAttribute = (typeof spidAttributes)[number];
