// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Provider } from '../../provider.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import { isSigned } from '../metadata/kept-register.js';
import { begin } from './begin.js';
import { check } from './check.js';
import type { Description } from './descriptor.js';
import type { ListedProviders } from './identity-providers.js';
import { metadataRoute } from './metadata.js';
import { checkPublished } from './difference.js';
import { checkOwnCertificates, type CertificateCheck } from './own-certificates.js';
import { replyRoute } from './reply.js';
import type { ServiceProvider } from './service-provider.js';

interface Making {
  readonly description: Description;
  /** Where the identity providers are listed: what comes from outside is looked at each hour. */
  readonly lists: readonly ListedProviders[];
  readonly certificates?: CertificateCheck;
  readonly logout?: NonNullable<Provider['logout']>;
  /** Which of the list the pages lead to. */
  readonly offered?: (provider: IdentityProvider) => boolean;
}

/** A service provider as the host runs it; a kind adds what is its own. */
export function samlProvider(service: ServiceProvider, making: Making): Provider {
  const { identityProviders, host } = service;
  const { description, lists, certificates, logout, offered = () => true } = making;
  return {
    begin: (attempt) => begin(service, attempt),
    replies: [replyRoute(service)],
    ...(logout && { logout }),
    documents: [metadataRoute(service, description)],
    async origins() {
      const { providers } = await identityProviders.register();
      const locations = providers
        .filter(offered)
        .flatMap(({ singleSignOn }) => Object.values(singleSignOn));
      return [...new Set(locations.map((location) => new URL(location).origin))];
    },
    async check() {
      return [
        ...(await checkOwnCertificates(host, certificates)),
        ...(await checkPublished(service, description)),
        ...(await Promise.all(lists.map((list) => check(list, host)))).flat(),
      ];
    },
    async sourceChanges() {
      const changes = await Promise.all(lists.map((list) => list.changes()));
      return changes.flat().sort((a, b) => b.at.getTime() - a.at.getTime());
    },
    // A signed file is looked at too, so that its changes are seen.
    tasks: lists
      .filter(({ source }) => 'url' in source || isSigned(source))
      .map((list) => ({
        name: list.document,
        everySeconds: 3_600,
        run: () => list.refresh(),
      })),
  };
}
