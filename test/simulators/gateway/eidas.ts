// SPDX-License-Identifier: AGPL-3.0-or-later
import { agidLevels, spidManner, type Manner } from '../spid-idp/manner.js';

/**
 * The Italian eIDAS node: a SPID identity provider for people whom another state knows. A name in another
 * script comes twice, in Latin letters after its own (eIDAS SAML attribute profile, 2.2.2).
 */
export const eidasManner: Manner = {
  admits: ({ european }) => european !== undefined,
  levels: agidLevels,
  outcomes: spidManner.outcomes,
  attributes({ givenName, familyName, birthdate, gender, european }) {
    const native = european?.native;
    return {
      spidCode: european?.personIdentifier ?? '',
      name: native ? [native.givenName, givenName] : givenName,
      familyName: native ? [native.familyName, familyName] : familyName,
      dateOfBirth: birthdate,
      gender,
    };
  },
  keepsSession: spidManner.keepsSession,
};
