// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Provider } from '../../provider.js';
import type { IdentityProvider } from '../metadata/identity-provider.js';
import { isSigned, type RegisterSource } from '../metadata/kept-register.js';
import { begin } from './begin.js';
import { check } from './check.js';
import type { Description } from './descriptor.js';
import { metadataRoute } from './metadata.js';
import { checkPublished } from './difference.js';
import { checkOwnCertificates, type CertificateCheck } from './own-certificates.js';
import { replyRoute } from './reply.js';
import type { ServiceProvider } from './service-provider.js';

interface Making {
  readonly description: Description;
  /** Where the identity providers are listed: what comes from the network is fetched again each hour. */
  readonly sources: readonly RegisterSource[];
  readonly certificates?: CertificateCheck;
  readonly logout?: NonNullable<Provider['logout']>;
  /** Which of the list the pages lead to. */
  readonly offered?: (provider: IdentityProvider) => boolean;
}

/** A service provider as the host runs it; a kind adds what is its own. */
export function samlProvider(service: ServiceProvider, making: Making): Provider {
  const { identityProviders, host } = service;
  const { description, sources, certificates, logout, offered = () => true } = making;
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
        ...(await check(identityProviders, host)),
      ];
    },
    sourceChanges: () => identityProviders.changes(),
    // A signed file is looked at too, so that its changes are seen.
    tasks: sources.some((source) => 'url' in source || isSigned(source))
      ? [{ name: 'register', everySeconds: 3_600, run: () => identityProviders.refresh() }]
      : [],
  };
}
