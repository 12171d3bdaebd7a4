// SPDX-License-Identifier: AGPL-3.0-or-later
import { classesReaching } from '../generic-trust.js';
import type { Host } from '../provider.js';
import { nameIdPersistent } from '../saml/names.js';
import { acsPath, addressOf, type Scheme } from '../saml/service-provider/service-provider.js';
import type { StrictProfile } from '../saml/strict/rule.js';
import type { GenericSamlConfig } from './config.js';
import { toProfile } from './person.js';

/** The kind of NameID that is asked for: one that stays, unless an attribute names the person. */
export const wantedNameId = ({ subjectAttribute }: GenericSamlConfig): string | undefined =>
  subjectAttribute === undefined ? nameIdPersistent : undefined;

/** Plain SAML 2.0: who has to prove themselves again is asked to, and classes are named only for a level. */
export function genericScheme(config: GenericSamlConfig, host: Host): Scheme {
  const profile = profileOf(config);
  return {
    plain: true,
    asks: (_provider, level, { fresh }) => ({
      classRefs: level === 'none' ? [] : classesReaching(config, level),
      comparison: config.comparison,
      assertionConsumerService: addressOf(host, acsPath),
      forceAuthn: fresh,
    }),
    reads: () => ({
      profile,
      errors: new Map(),
      toProfile: (statement, source) => toProfile(statement, { ...source, config }),
    }),
  };
}

function profileOf(config: GenericSamlConfig): StrictProfile {
  const { subjectAttribute, levels } = config;
  return {
    assertionIssuerFormat: 'optional',
    nameIdFormat: wantedNameId(config),
    nameQualifier: 'optional',
    levels: new Map(Object.entries(levels)),
    otherClasses: 'prove-nothing',
    structuredValues: 'ignored',
    ...(subjectAttribute === undefined
      ? { requiredAttributes: [] }
      : { requiredAttributes: [[subjectAttribute]], nameId: 'optional' }),
  };
}
