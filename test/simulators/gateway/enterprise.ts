// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { nameIdPersistent } from '../../../src/providers/saml/names.js';
import type { Manner } from '../spid-idp/manner.js';
import { withoutIssuerFormat } from './cie.js';

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';

/**
 * A body's own accounts, as the software of universities writes about them: a persistent name for each
 * service, attributes by their object identifiers.
 */
export const enterpriseManner: Manner = {
  admits: () => true,
  levels: {
    [`${classes}:PasswordProtectedTransport`]: 'password',
    'https://refeds.org/profile/mfa': 'due fattori',
  },
  outcomes: {},
  attributes: ({ id, givenName, familyName, email }) => ({
    'urn:oid:2.5.4.42': givenName,
    'urn:oid:2.5.4.4': familyName,
    'urn:oid:2.16.840.1.113730.3.1.241': `${givenName} ${familyName}`,
    'urn:oid:0.9.2342.19200300.100.1.3': email,
    'urn:oasis:names:tc:SAML:attribute:subject-id': `${id}@ateneo.example`,
  }),
  keepsSession: () => true,
  nameId: ({ id }, service) => ({
    format: nameIdPersistent,
    value: createHash('sha256').update(`${service} ${id}`).digest('base64'),
  }),
  dress: withoutIssuerFormat,
};
