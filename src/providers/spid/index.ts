// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProvider } from '../provider.js';
import { isSigned } from '../saml/metadata/kept-register.js';
import { readChanges } from '../saml/metadata/register-changes.js';
import { begin } from './begin.js';
import { check } from './check.js';
import { spidConfigSchema } from './config.js';
import { identityProviders } from './identity-providers.js';
import { logout } from './logout.js';
import { metadataRoute } from './metadata/document.js';
import { checkOwnCertificates } from './own-certificates.js';
import { replyRoute } from './reply.js';

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
    const entityId = config.entityId ?? new URL(`/sign-in/${host.id}/metadata`, host.origin).href;
    const list = identityProviders(config.register, host);
    const deps = { config, host, entityId, identityProviders: list };
    const offered = async () => {
      const { providers } = await list.register();
      return providers.filter((provider) => !config.hidden.includes(provider.entityId));
    };
    return {
      begin: (attempt) => begin(deps, attempt),
      replies: [replyRoute(deps)],
      logout: logout(deps),
      documents: [metadataRoute(config, host, entityId)],
      async choices() {
        return (await offered()).map(({ entityId: id, name }) => ({ id, name }));
      },
      async origins() {
        const locations = (await offered()).flatMap(({ singleSignOn }) =>
          Object.values(singleSignOn),
        );
        return [...new Set(locations.map((location) => new URL(location).origin))];
      },
      async check() {
        return [
          ...(await checkOwnCertificates(config, entityId, host)),
          ...(await check(list, host)),
        ];
      },
      sourceChanges: () => readChanges(host),
      // A signed file is looked at too, so that its changes are seen.
      tasks:
        'url' in config.register || isSigned(config.register)
          ? [{ name: 'register', everySeconds: 3_600, run: () => list.refresh() }]
          : [],
    };
  },
});
