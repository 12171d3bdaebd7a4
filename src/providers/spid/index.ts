// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProvider } from '../provider.js';
import { identityProviders } from '../saml/service-provider/identity-providers.js';
import { logout } from '../saml/service-provider/logout.js';
import { samlProvider } from '../saml/service-provider/provider.js';
import { addressOf, sloPath, standardEntityId } from '../saml/service-provider/service-provider.js';
import { publishedSets, setFor } from './attribute-sets.js';
import { spidConfigSchema } from './config.js';
import { contactPersons } from './metadata/contacts.js';
import { eidasNode, withNode } from './eidas-node.js';
import { agreesWith } from './own-certificates.js';
import { spidScheme } from './scheme.js';

/** SPID, the Italian public digital identity: SAML 2.0 by the rules of AgID. */
export default defineProvider({
  contract: 1,
  kind: 'spid',
  trust: {
    family: 'national',
    level: 'high',
    personKeys: ['it-fiscal-code', 'eidas-person-id'],
    vouchesForEmail: false,
  },
  configSchema: spidConfigSchema,
  create(config, host) {
    const entityId = config.entityId ?? standardEntityId(host);
    const list = identityProviders(config.register, host);
    const node = config.eidas && eidasNode(config.eidas, host);
    const all = node ? withNode(list, node, host) : list;
    const scheme = spidScheme(config);
    const service = { config, host, entityId, identityProviders: all, scheme };
    const offered = ({ entityId: id }: { entityId: string }) => !config.hidden.includes(id);
    const provider = samlProvider(service, {
      description: {
        organization: config.organization,
        contacts: contactPersons(config),
        attributeServices: publishedSets(config),
        slo: addressOf(host, sloPath),
      },
      lists: node ? [list, node] : [list],
      certificates: agreesWith(config, entityId),
      logout: logout(service),
      offered,
    });
    const professional = config.attributeSets.some((set) => set.professional);
    return {
      ...provider,
      ...(professional && { professional }),
      tellsAge: setFor(config).attributes.includes('dateOfBirth'),
      async choices() {
        const { providers } = await all.register();
        return providers.filter(offered).map(({ entityId: id, name, scheme: other }) => ({
          id,
          name,
          ...(other && { scheme: other }),
        }));
      },
    };
  },
});
