// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Host } from '../provider.js';
import { isProviderError } from '../provider-error.js';
import { pinnedProvider, type RegisterSource } from '../saml/metadata/kept-register.js';
import {
  identityProviders,
  type IdentityProviders,
  type ListedProviders,
} from '../saml/service-provider/identity-providers.js';

/** Its own metadata: it acts as a SPID identity provider, and stands in no register. */
export const eidasNode = (source: RegisterSource, host: Host): ListedProviders => {
  const node = identityProviders(source, host, { ...pinnedProvider, document: 'eidas-node' });
  return {
    ...node,
    async register() {
      const { providers } = await node.register();
      return {
        providers: providers.map((one) => ({ ...one, name: 'eIDAS', scheme: 'eidas' as const })),
      };
    },
  };
};

/** The list and the node behind it: where one cannot be had now, the other still serves. */
export const withNode = (
  list: IdentityProviders,
  node: IdentityProviders,
  host: Host,
): IdentityProviders => {
  const nodes = () =>
    node.register().catch((error: unknown) => {
      const rule = isProviderError(error) ? error.detail?.rule : undefined;
      host.log.warn('eidas.node_unavailable', { rule });
      return { providers: [] };
    });
  return {
    async register() {
      const { providers: apart } = await nodes();
      const { providers, ...more } = await list.register();
      const known = new Set(apart.map(({ entityId }) => entityId));
      return {
        ...more,
        providers: [...providers.filter((one) => !known.has(one.entityId)), ...apart],
      };
    },
    async get(entityId) {
      const { providers } = await nodes();
      return providers.find((one) => one.entityId === entityId) ?? list.get(entityId);
    },
  };
};
