// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProvider, type Host, type Step } from '../provider.js';
import { technicalContact } from '../saml/service-provider/contact.js';
import { onlyIdentityProvider } from '../saml/service-provider/identity-providers.js';
import { samlProvider } from '../saml/service-provider/provider.js';
import { standardEntityId } from '../saml/service-provider/service-provider.js';
import { federaConfigSchema } from './config.js';
import { federaScheme } from './scheme.js';

/** FedERa, the gateway through which a region's bodies reach national means (Lepida). */
export default defineProvider({
  contract: 1,
  kind: 'federa',
  trust: {
    family: 'national',
    level: 'high',
    personKeys: ['it-fiscal-code'],
    vouchesForEmail: false,
  },
  configSchema: federaConfigSchema,
  create(config, host) {
    const { gateway, logoutUrl, organization } = config;
    const entityId = config.entityId ?? standardEntityId(host);
    const identityProviders = onlyIdentityProvider(gateway, host);
    const scheme = federaScheme(config, host);
    const service = { config, host, entityId, identityProviders, scheme };
    const provider = samlProvider(service, {
      description: {
        organization,
        contacts: [technicalContact(config.contact)],
        attributeServices: [],
      },
      lists: [identityProviders],
      ...(logoutUrl && {
        logout: { begin: () => Promise.resolve(leave(logoutUrl, entityId, host)) },
      }),
    });
    return { ...provider, tellsAge: true };
  },
});

/** No message of SAML: `spid` is the service provider's entityID, `spurl` the way back. */
function leave(logoutUrl: string, entityId: string, host: Host): Step {
  const to = new URL(logoutUrl);
  to.searchParams.set('spid', entityId);
  to.searchParams.set('spurl', host.origin.href);
  return { kind: 'redirect', to };
}
