// SPDX-License-Identifier: AGPL-3.0-or-later

export const spidNamespace = 'https://spid.gov.it/saml-extensions';
export const invoicingNamespace = 'https://spid.gov.it/invoicing-extensions';

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
