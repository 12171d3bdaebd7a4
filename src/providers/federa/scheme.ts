// SPDX-License-Identifier: AGPL-3.0-or-later
import { levels, reaches, type Level } from '../../kernel/level.js';
import type { Host } from '../provider.js';
import { agidErrors } from '../saml/agid-errors.js';
import { acsPath, addressOf, type Scheme } from '../saml/service-provider/service-provider.js';
import type { StrictProfile } from '../saml/strict/rule.js';
import type { FederaConfig } from './config.js';
import { toProfile } from './person.js';

/** Plain SAML 2.0, as the gateway speaks it: requests name addresses, answers carry what it was told. */
export function federaScheme(config: FederaConfig, host: Host): Scheme {
  const profile = federaProfile(config);
  return {
    plain: true,
    asks: (_provider, level) => ({
      classRefs: [classFor(config.levels, level)],
      comparison: config.comparison,
      assertionConsumerService: addressOf(host, acsPath),
    }),
    reads: () => ({
      profile,
      errors: agidErrors,
      toProfile: (statement, source) => toProfile(statement, { ...source, config }),
    }),
  };
}

const federaProfile = (config: FederaConfig): StrictProfile => ({
  assertionIssuerFormat: 'optional',
  nameIdFormat: undefined,
  nameQualifier: 'optional',
  levels: new Map(Object.entries(config.levels)),
  requiredAttributes: [config.attributes.fiscalCode],
  advice: 'ignored',
});

/** The weakest class that does; the configuration has one. */
function classFor(table: Readonly<Record<string, Level>>, wanted: Level): string {
  const sorted = Object.entries(table).sort(
    ([, a], [, b]) => levels.indexOf(a) - levels.indexOf(b),
  );
  const [classRef = ''] = sorted.find(([, level]) => reaches(level, wanted)) ?? sorted.at(-1) ?? [];
  return classRef;
}
