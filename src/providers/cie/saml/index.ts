// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProvider } from '../../provider.js';
import { onlyIdentityProvider } from '../../saml/service-provider/identity-providers.js';
import { logout } from '../../saml/service-provider/logout.js';
import { samlProvider } from '../../saml/service-provider/provider.js';
import {
  addressOf,
  sloPath,
  standardEntityId,
} from '../../saml/service-provider/service-provider.js';
import { cieSamlConfigSchema } from './config.js';
import { cieDescription } from './description.js';
import { cieScheme } from './scheme.js';

/** The electronic identity card over SAML 2.0 ("Entra con CIE", Ministry of the Interior). */
export default defineProvider({
  contract: 1,
  kind: 'cie-saml',
  trust: {
    family: 'national',
    level: 'high',
    personKeys: ['it-fiscal-code'],
    vouchesForEmail: false,
  },
  configSchema: cieSamlConfigSchema,
  create(config, host) {
    const entityId = config.entityId ?? standardEntityId(host);
    const identityProviders = onlyIdentityProvider(config.identityProvider, host);
    const service = { config, host, entityId, identityProviders, scheme: cieScheme };
    const description = { ...cieDescription(config, entityId), slo: addressOf(host, sloPath) };
    const provider = samlProvider(service, {
      description,
      lists: [identityProviders],
      // The metadata has to name an address for logout; CIE itself answers to none of our requests.
      logout: logout(service),
    });
    return { ...provider, tellsAge: true };
  },
});
