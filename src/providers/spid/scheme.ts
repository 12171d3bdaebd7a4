// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IdentityProvider } from '../saml/metadata/identity-provider.js';
import type { Scheme } from '../saml/service-provider/service-provider.js';
import { eidasAttributeSet } from './attribute-sets.js';
import type { SpidConfig } from './config.js';
import { classOfLevel } from './names.js';
import { toProfile } from './person.js';
import { eidasProfile, spidErrors, spidProfile } from './profile.js';

/** SPID as its technical rules want it asked and answered, the Italian eIDAS node among the rest. */
export function spidScheme(config: SpidConfig): Scheme {
  const isEidas = ({ entityId }: IdentityProvider): boolean => config.eidas.includes(entityId);
  return {
    asks: (provider, level) => ({
      classRef: classOfLevel[level],
      assertionConsumerService: 0,
      attributeConsumingServiceIndex: isEidas(provider)
        ? eidasAttributeSet.index
        : (config.attributeSets[0]?.index ?? 0),
      ...(config.purpose && { purpose: config.purpose }),
    }),
    reads(provider) {
      const eidas = isEidas(provider);
      return {
        profile: eidas ? eidasProfile : spidProfile,
        errors: spidErrors,
        toProfile: (statement, source) => toProfile(statement, { ...source, eidas }),
      };
    },
  };
}
