// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProvider, type ProviderDefinition } from '../../provider.js';
import { begin } from './begin.js';
import { check } from './check.js';
import { configSchema, type OidcConfig } from './config.js';
import { entityConfiguration, resolveQuery } from './entity.js';
import { cieProfile, spidProfile, type OidcProfile } from './profile.js';
import { providerMetadata } from './provider-metadata.js';
import { createRelyingParty, type RelyingParty } from './relying-party.js';
import { replyRoute } from './reply.js';
import { revoke } from './revoke.js';

/** A relying party of an Italian OpenID Connect federation (OpenID Federation 1.0, technical rules of AgID). */
const federated = (profile: OidcProfile): ProviderDefinition<OidcConfig> =>
  defineProvider({
    contract: 1,
    kind: profile.kind,
    trust: {
      family: 'national',
      level: 'high',
      personKeys: ['it-fiscal-code'],
      vouchesForEmail: false,
    },
    configSchema,
    async create(config, host) {
      const party = await createRelyingParty(profile, config, host);
      return {
        begin: (attempt) => begin(party, attempt),
        replies: [replyRoute(party)],
        tellsAge: true,
        documents: [entityConfiguration(party)],
        queries: [resolveQuery(party)],
        logout: { revoke: (memory) => revoke(party, memory) },
        ...(config.providers.length > 1 && { choices: () => choices(party) }),
        origins: () => origins(party),
        check: () => check(party),
        tasks: [
          {
            name: 'chains',
            everySeconds: 300,
            run: () => party.chains.keepFresh(config.providers),
          },
          { name: 'trust-marks', everySeconds: 3_600, run: () => party.trustMarks.refresh() },
        ],
      };
    },
  });

/** CIE id, the electronic identity card, by OpenID Connect. */
export const cieOidc = federated(cieProfile);
/** SPID by OpenID Connect: specified, hardly offered yet. Off unless an instance is configured. */
export const spidOidc = federated(spidProfile);

async function choices({ chains, config }: RelyingParty) {
  return Promise.all(
    config.providers.map(async (id) => {
      const known = await chains.known(id);
      const name = known && providerMetadata(known, config).name;
      return { id, name: name ?? new URL(id).host };
    }),
  );
}

/** Those of every provider that can be believed. */
async function origins({ chains, config }: RelyingParty): Promise<string[]> {
  const found = await Promise.allSettled(
    config.providers.map(async (subject) => {
      const { authorization_endpoint: address } = providerMetadata(
        await chains.get(subject),
        config,
      );
      return new URL(address).origin;
    }),
  );
  return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
