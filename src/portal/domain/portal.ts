// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientId, CommunityId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Secrets } from './client-secret.js';
import type { PortalSettings } from './settings.js';

/** A relying party that delegates login and membership to us. */
export interface Portal extends PortalSettings, Secrets {
  readonly clientId: ClientId;
  readonly name: string;
  /** The body that answers for the data: a strong session serves portals of one controller only. */
  readonly controller: string;
  /** Portals of one sector know a member by the same subject. */
  readonly sector: string;
  /** OpenID Connect client metadata beyond the fields here. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** Exact origins with a path prefix that the join page may lead back to. */
  readonly returnUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly minimumLevel: Level;
  /** Provider instances whose sign-ins it accepts; undefined for all. */
  readonly allowedProviders?: readonly string[] | undefined;
  /** Portals of the network itself show what they receive and ask for no consent. */
  readonly firstParty: boolean;
  readonly status: 'active' | 'disabled';
  /** The communities it serves: it is told of no other. */
  readonly communities: ServedCommunities;
}

/**
 * Whether it proves itself by a secret or a key. A token of one that does not lies in somebody's browser, whatever
 * secret was left over from before.
 */
export function isConfidential({
  sealedSecret,
  metadata,
}: Pick<Portal, 'sealedSecret' | 'metadata'>): boolean {
  const method = metadata['token_endpoint_auth_method'];
  return method === undefined ? sealedSecret !== undefined : method !== 'none';
}

export type ServedCommunities = readonly CommunityId[] | 'all';

/**
 * Whether a page of ours may lead the browser back to an address that a portal named:
 * the origin of a registered one exactly, and its path as a prefix at a `/` boundary.
 */
export function returnAddressAllowed(portal: Portal, address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username !== '' || url.password !== '') return false;
  return portal.returnUrls.some((registered) => {
    const allowed = URL.parse(registered);
    return allowed?.origin === url.origin && isUnder(allowed.pathname, url.pathname);
  });
}

function isUnder(prefix: string, path: string): boolean {
  const folder = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return path === prefix || path.startsWith(folder);
}

/** The origins that a sign-in of this portal leads the browser to, for the `form-action` of our pages. */
export function originsOf(portal: Portal): readonly string[] {
  const addresses = [
    ...portal.redirectUris,
    ...portal.postLogoutRedirectUris,
    ...portal.returnUrls,
  ];
  const origins = addresses.flatMap((address) => URL.parse(address)?.origin ?? []);
  return [...new Set(origins)];
}
