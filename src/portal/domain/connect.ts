// SPDX-License-Identifier: AGPL-3.0-or-later
import { presetFor, presetNames, type PresetName } from './presets.js';
import type { PortalState } from './portal-state.js';

/** One setting of a portal's software, by the name that it has there, and what to type or choose; nothing of a secret that is not shown. */
export type SoftwareSetting = readonly [name: string, value: string | undefined];

/** A portal as its software has to know it. */
export interface Connection
  extends Pick<
    PortalState,
    'redirectUris' | 'postLogoutRedirectUris' | 'scopes' | 'logout' | 'claimShape'
  > {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined where it is not to be shown, null where the portal has none. */
  readonly secret: string | null | undefined;
}

/** The software of a portal, as its redirect addresses give it away; undefined for any other. */
export const softwareOf = ({ redirectUris }: Pick<PortalState, 'redirectUris'>) =>
  presetNames.find((name) => {
    const [path = ''] = presetFor(name, '').redirectUris ?? [];
    return redirectUris.some((address) => address.endsWith(path));
  });

/** No value that anybody types. */
const notShown = '\0';

/** What is typed into the settings of the software, in their order; the page in `docs/connect` says the same. */
export function softwareSettings(
  software: PresetName | undefined,
  connection: Connection,
): readonly SoftwareSetting[] {
  const parts = {
    issuer: connection.issuer,
    discovery: `${connection.issuer}/.well-known/openid-configuration`,
    client: connection.clientId,
    secret: connection.secret === undefined ? notShown : (connection.secret ?? ''),
    scope: connection.scopes.join(' '),
    redirect: connection.redirectUris[0] ?? '',
    leaving: connection.postLogoutRedirectUris[0] ?? '',
    ending: connection.logout.uri ?? '',
    prefix: connection.claimShape.prefix,
  };
  const all = (software ? table[software] : general)(parts);
  return all
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [name, value === notShown ? undefined : value] as const);
}

type Row = readonly [name: string, value: string];

type Parts = Readonly<
  Record<
    | 'issuer'
    | 'discovery'
    | 'client'
    | 'secret'
    | 'scope'
    | 'redirect'
    | 'leaving'
    | 'ending'
    | 'prefix',
    string
  >
>;

/** Where software that says nothing of itself sends who leaves (RP-Initiated Logout 1.0, 2). */
function leavingBy({ issuer, client, leaving }: Parts): string {
  const to = new URLSearchParams({ client_id: client, post_logout_redirect_uri: leaving });
  return `${issuer}/session/end?${to}`;
}

/** For a regular expression of PCRE between strokes. */
const literally = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

const general = (of: Parts): readonly Row[] => [
  ['issuer', of.issuer],
  ['discovery', of.discovery],
  ['client_id', of.client],
  ['client_secret', of.secret],
  ['scope', of.scope],
  ['redirect_uri', of.redirect],
  ['post_logout_redirect_uri', of.leaving],
];

const table: Readonly<Record<PresetName, typeof general>> = {
  plone: (of) => [
    ['OIDC/OAuth2 Issuer', of.issuer],
    ['Client ID', of.client],
    ['Client secret', of.secret],
    ['Redirect uris', of.redirect],
    ['Open ID scopes', of.scope],
    ['Use PKCE', 'true'],
    ['Create user / update user properties', 'true'],
    ['Create groups / update group memberships', 'true'],
    ["User info property used as groupid, default 'groups'", 'groups'],
    ['Property used as userid', 'sub'],
    ['Create authentication ticket', 'true'],
  ],
  wordpress: (of) => [
    ['Login Type', 'OpenID Connect button on login form'],
    ['Client ID', of.client],
    ['Client Secret Key', of.secret],
    ['OpenID Scope', of.scope],
    ['Login Endpoint URL', `${of.issuer}/auth`],
    ['Userinfo Endpoint URL', `${of.issuer}/me`],
    ['Token Validation Endpoint URL', `${of.issuer}/token`],
    ['End Session Endpoint URL', `${of.issuer}/session/end`],
    ['Identity Key', 'sub'],
    ['Nickname Key', 'name'],
    ['Email Formatting', '{email}'],
    ['Display Name Formatting', '{name}'],
    ['Identify with User Name', 'off'],
    ['Enable Refresh Token', 'on'],
    ['Link Existing Users', 'off'],
    ['Create user if does not exist', 'on'],
    ['Redirect URI', of.redirect],
  ],
  drupal: (of) => [
    ['Client ID', of.client],
    ['Client secret', of.secret],
    ['Scopes', of.scope],
    ['Authorization endpoint', `${of.issuer}/auth`],
    ['Token endpoint', `${of.issuer}/token`],
    ['UserInfo endpoint', `${of.issuer}/me`],
    ['End Session endpoint', `${of.issuer}/session/end`],
    ['Redirect URL', of.redirect],
    ['Automatically connect existing users', 'off'],
    ['Save user claims on every login', 'on'],
    ['Override registration settings', 'on'],
    ['Logout from identity provider', 'on'],
  ],
  decidim: (of) => [
    ['issuer', of.issuer],
    ['discovery', 'true'],
    ['scope', of.scope],
    ['pkce', 'true'],
    ['uid_field', 'sub'],
    ['client_auth_method', 'basic'],
    ['post_logout_redirect_uri', of.leaving],
    ['identifier', of.client],
    ['secret', of.secret],
    ['redirect_uri', of.redirect],
  ],
  nextcloud: (of) => [
    ['clientid', of.client],
    ['clientsecret', of.secret],
    ['discoveryuri', of.discovery],
    ['scope', of.scope],
    // A portal whose groups have no prefix was set up otherwise: its accounts keep their names.
    ['unique-uid', of.prefix === '' ? '1' : '0'],
    ['mapping-uid', 'sub'],
    ['mapping-display-name', 'name'],
    ['mapping-email', 'email'],
    ['mapping-groups', 'groups'],
    // Without a mark of its own it would take people out of every group that Piazza does not name.
    ['group-provisioning', of.prefix === '' ? '0' : '1'],
    ['group-whitelist-regex', of.prefix === '' ? '' : `/^${literally(of.prefix)}/`],
    ['postlogouturi', of.leaving],
    ['send-id-token-hint', '1'],
    ['redirect', of.redirect],
  ],
  discourse: (of) => [
    ['openid connect enabled', 'true'],
    ['openid connect discovery document', of.discovery],
    ['openid connect client id', of.client],
    ['openid connect client secret', of.secret],
    ['openid connect authorize scope', of.scope],
    ['openid connect use pkce', 'true'],
    ['openid connect groups claim', 'groups'],
    ['openid connect email verified claim fallback', 'false'],
    ['openid connect match by email', 'false'],
    ['openid connect overrides email', 'false'],
    ['openid connect rp initiated logout', 'true'],
    ['openid connect rp initiated logout redirect', of.leaving],
    ['callback', of.redirect],
  ],
  moodle: (of) => [
    ['Identity Provider (IdP) Type', 'Other'],
    ['Application ID', of.client],
    ['Client authentication method', 'Secret'],
    ['Client Secret', of.secret],
    ['Authorization Endpoint', `${of.issuer}/auth`],
    ['Token Endpoint', `${of.issuer}/token`],
    ['Resource', new URL('api/v1', of.issuer).href],
    ['Scope', of.scope],
    ['Binding username claim', 'sub'],
    ['Redirect URI', of.redirect],
    ['Single Sign Out (from Moodle to IdP)', 'on'],
    ['IdP Logout Endpoint', leavingBy(of)],
    ['Front-channel Logout URL', of.ending],
  ],
};
