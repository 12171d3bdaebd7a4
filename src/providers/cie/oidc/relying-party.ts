// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Host } from '../../provider.js';
import { chainStore, type ChainStore } from '../../federation/chain-store.js';
import { ownKey, type OwnKey } from '../../federation/keys.js';
import { ownTrustMarks, type OwnTrustMarks } from '../../federation/own-trust-marks.js';
import type { Publication } from '../../federation/publish.js';
import { resolveEntity } from '../../federation/resolver.js';
import { hasRole } from '../../federation/trust-mark.js';
import type { OidcConfig } from './config.js';
import type { OidcProfile } from './profile.js';

export const callbackPath = '/callback';
type Keys = readonly [OwnKey, ...OwnKey[]];

/** Ourselves in the federation, and what we know of the others. */
export interface RelyingParty {
  readonly profile: OidcProfile;
  readonly config: OidcConfig;
  readonly host: Host;
  /** Our entity identifier and `client_id`. */
  readonly entityId: string;
  readonly keys: Readonly<Record<keyof OidcConfig['keys'], Keys>>;
  readonly authorityHints: readonly string[];
  readonly chains: ChainStore;
  readonly trustMarks: OwnTrustMarks;
  readonly publication: () => Publication;
}

export async function createRelyingParty(
  profile: OidcProfile,
  config: OidcConfig,
  host: Host,
): Promise<RelyingParty> {
  const entityId = config.entityId ?? new URL(`/sign-in/${host.id}`, host.origin).href;
  const authorityHints = config.authorityHints ?? [config.trustAnchor.id];
  const keys = {
    federation: await ownKeys(config.keys.federation),
    signature: await ownKeys(config.keys.signature),
    encryption: await ownKeys(config.keys.encryption),
  };
  const { trustAnchor: anchor } = config;
  const chains = chainStore(host, {
    scope: JSON.stringify(anchor),
    resolve: (subject) =>
      resolveEntity(host, {
        subject,
        type: 'openid_provider',
        anchor,
        acceptsTrustMark: hasRole('openid_provider'),
      }),
  });
  return {
    profile,
    config,
    host,
    entityId,
    keys,
    authorityHints,
    chains,
    trustMarks: ownTrustMarks(host, { entityId, authorityHints, configured: config.trustMarks }),
    publication: () => ({
      entityId,
      algorithm: config.algorithms.signature,
      keys: keys.federation,
      now: host.clock.now(),
    }),
  };
}

async function ownKeys([first = '', ...others]: readonly string[]): Promise<Keys> {
  return [await ownKey(first), ...(await Promise.all(others.map(ownKey)))];
}
