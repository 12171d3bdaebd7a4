// SPDX-License-Identifier: AGPL-3.0-or-later
import { levelOfClass } from '../agid-levels.js';
import { nameIdTransient } from '../saml/names.js';
import type { StrictProfile } from '../saml/strict/rule.js';

/** How a SPID identity provider writes its assertions (technical rules, single sign-on). */
export const spidProfile: StrictProfile = {
  assertionIssuerFormat: 'required',
  nameIdFormat: nameIdTransient,
  nameQualifier: 'required',
  levels: levelOfClass,
  requiredAttributes: [['spidCode'], ['fiscalNumber']],
};

/** Replies of the Italian eIDAS node: foreign people have no fiscal number. */
export const eidasProfile: StrictProfile = { ...spidProfile, requiredAttributes: [['spidCode']] };
