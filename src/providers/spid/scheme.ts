// SPDX-License-Identifier: AGPL-3.0-or-later
import { classOfLevel } from '../agid-levels.js';
import { agidErrors } from '../saml/agid-errors.js';
import type { IdentityProvider } from '../saml/metadata/identity-provider.js';
import type { Scheme } from '../saml/service-provider/service-provider.js';
import type { Statement } from '../saml/statement.js';
import { eidasSetFor, publishedSets, setFor } from './attribute-sets.js';
import type { SpidConfig } from './config.js';
import { toEuropeanProfile, toProfile } from './person.js';
import { eidasProfile, spidProfile } from './profile.js';

/** SPID as its technical rules want it asked and answered, the Italian eIDAS node among the rest. */
export function spidScheme(config: SpidConfig): Scheme {
  return {
    asks(provider, level, attempt) {
      const set = setFor(config, attempt);
      const purpose = set.purpose ?? config.purpose;
      return {
        classRefs: [classOfLevel[level]],
        assertionConsumerService: 0,
        attributeConsumingServiceIndex: (isEidas(provider) ? eidasSetFor(set) : set).index,
        ...(purpose && !isEidas(provider) && { purpose }),
      };
    },
    reads(provider, askedIndex) {
      const eidas = isEidas(provider);
      const sets = publishedSets(config);
      const asked = sets.find(({ index }) => index === askedIndex) ?? setFor(config);
      return {
        profile: eidas ? eidasProfile : spidProfile,
        errors: agidErrors,
        toProfile(statement, source) {
          const known = onlyAsked(statement, asked.attributes);
          return eidas ? toEuropeanProfile(known, source) : toProfile(known, source);
        },
      };
    },
  };
}

const isEidas = ({ scheme }: IdentityProvider): boolean => scheme === 'eidas';

/** What was not asked for is dropped, however kindly it was sent. */
function onlyAsked(statement: Statement, names: readonly string[]): Statement {
  const asked = <Value>(said: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    new Map([...said].filter(([name]) => names.includes(name)));
  const { attributes, allValues } = statement;
  return { ...statement, attributes: asked(attributes), allValues: asked(allValues) };
}
