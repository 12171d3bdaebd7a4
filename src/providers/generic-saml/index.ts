// SPDX-License-Identifier: AGPL-3.0-or-later
import { boundTrust, configuredTrust } from '../generic-trust.js';
import { defineProvider, type Provider } from '../provider.js';
import { nameIdUnspecified } from '../saml/names.js';
import { technicalContact } from '../saml/service-provider/contact.js';
import type { Description } from '../saml/service-provider/descriptor.js';
import { logout } from '../saml/service-provider/logout.js';
import { samlProvider } from '../saml/service-provider/provider.js';
import { addressOf, sloPath, standardEntityId } from '../saml/service-provider/service-provider.js';
import { genericSamlConfigSchema, type GenericSamlConfig } from './config.js';
import { chosenProviders, missingProviders } from './identity-providers.js';
import { nodeSamlRequest } from './request.js';
import { genericScheme, wantedNameId } from './scheme.js';

/** Any identity provider of SAML 2.0, by its metadata: a body's own, or a federation of them. */
export default defineProvider({
  contract: 1,
  kind: 'saml',
  trust: boundTrust,
  trustOf: configuredTrust,
  configSchema: genericSamlConfigSchema,
  create(config, host): Provider {
    const entityId = config.entityId ?? standardEntityId(host);
    const identityProviders = chosenProviders(config, host);
    const scheme = genericScheme(config, host);
    const writeRequest = nodeSamlRequest(wantedNameId(config));
    const service = { config, host, entityId, identityProviders, scheme, writeRequest };
    const provider = samlProvider(service, {
      description: { ...describe(config), slo: addressOf(host, sloPath) },
      lists: [identityProviders],
      logout: logout(service),
    });
    return {
      ...provider,
      async check() {
        const missing = await missingProviders(identityProviders, config);
        return [...((await provider.check?.()) ?? []), ...missing];
      },
      ...(config.identityProviders.length > 1 && {
        async choices() {
          const { providers } = await identityProviders.register();
          return providers.map(({ entityId: id, name }) => ({ id, name }));
        },
      }),
    };
  },
});

/** What we say about ourselves: of each attribute the first of its names. */
function describe(config: GenericSamlConfig): Description {
  const { organization, contact, subjectAttribute, attributes } = config;
  const named = Object.values(attributes).flatMap((names) => names.slice(0, 1));
  return {
    organization,
    contacts: [technicalContact(contact)],
    nameIdFormat: wantedNameId(config) ?? nameIdUnspecified,
    attributeServices: [
      {
        index: 0,
        name: organization.displayName,
        attributes: subjectAttribute === undefined ? named : [subjectAttribute, ...named],
      },
    ],
  };
}
