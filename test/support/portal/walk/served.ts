// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import { portalSecret } from '../../builders/portal.js';
import type { portalOnPage } from '../register-from-page.js';
import type { Said } from './said.js';

type OnPage = ReturnType<typeof portalOnPage>;

/** A portal as its operator describes it. */
export type Portal = Pick<OnPage, 'clientId' | 'pkceRequired'> & {
  readonly [Field in
    | 'scopes'
    | 'redirectUris'
    | 'postLogoutRedirectUris'
    | 'returnUrls']: readonly string[];
} & {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly logout: { readonly uri: string | null };
};

/** What a running Piazza says of itself. */
export interface Discovery {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint: string;
  readonly scopes_supported: readonly string[];
  readonly claims_supported: readonly string[];
}

const documentOf = (origin: string) => `${origin}/oidc/.well-known/openid-configuration`;

export async function discoveryOf(origin: string): Promise<Discovery> {
  const response = await fetch(documentOf(origin));
  return (await response.json()) as Discovery;
}

const href = (address: string) => new URL(address).href;

/** All addresses that Piazza serves, and those that it knows of the portal. */
function addresses(discovery: Discovery, portal: Portal, origin: string): readonly string[] {
  const { redirectUris, postLogoutRedirectUris, returnUrls, logout } = portal;
  const served = Object.values(discovery).filter((value) => /^https?:/.test(String(value)));
  const own = [`${origin}/api/v1`, ...(logout.uri === null ? [] : [logout.uri])];
  const known = [...redirectUris, ...postLogoutRedirectUris, ...returnUrls, ...own];
  return [...served.map(String), documentOf(origin), ...known].map(href);
}

/** An address that is known as it stands; else without its query, and the addresses in that. */
function partsOf(address: string, all: readonly string[]): readonly string[] {
  const url = new URL(address);
  if (all.includes(url.href)) return [url.href];
  const carried = [...url.searchParams.values()].filter((value) => URL.canParse(value));
  url.search = '';
  return [url.href, ...carried];
}

const rules: readonly (readonly [RegExp, (value: string, portal: Portal) => void])[] = [
  [
    /client.?id$|identifier$|application id/i,
    (value, { clientId }) => expect(value).toBe(clientId),
  ],
  [/secret( key)?$/i, (value) => expect(value).toBe(portalSecret)],
  [
    /scope/i,
    (value, { scopes }) => expect(scopes).toEqual(expect.arrayContaining([...words(value)])),
  ],
  [
    /userid$|^uid_field$|^mapping-uid$|identity key|username claim|RemoteUserClaim/i,
    (value) => expect(value).toBe('sub'),
  ],
  [
    /^token_endpoint_auth_method$/,
    (value, { metadata }) =>
      expect(metadata['token_endpoint_auth_method'] ?? 'client_secret_basic').toBe(value),
  ],
];

const words = (value: string): readonly string[] => value.split(' ');

/** Holds the values of other software's configuration against what Piazza serves. @returns how many were found so */
export function demandServed(
  said: Said,
  { discovery, portal, origin }: { discovery: Discovery; portal: Portal; origin: string },
): number {
  const all = addresses(discovery, portal, origin);
  let held = 0;
  for (const [name, value] of said) {
    for (const address of value.match(/https?:\/\/\S+/g) ?? []) {
      expect([name, all]).toEqual([name, expect.arrayContaining([...partsOf(address, all)])]);
      held += 1;
    }
    for (const [which, demand] of rules) {
      if (!which.test(name)) continue;
      demand(value, portal);
      held += 1;
    }
    if (/^mapping-|groupid/.test(name)) expect(discovery.claims_supported).toContain(value);
    if (/scope/i.test(name)) {
      expect(discovery.scopes_supported).toEqual(expect.arrayContaining([...words(value)]));
    }
  }
  return held;
}
