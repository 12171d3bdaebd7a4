// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Software } from '../../support/portal/software.js';

/** What stands in braces, as the plugin fills it with claims. */
const namedIn = (format: string): string[] =>
  [...format.matchAll(/\{(\w+)\}/g)].map(([, claim = '']) => claim);

/** openid-connect-generic 3.10: every endpoint by hand, no PKCE, no nonce, the scope sent again with the code. */
export const wordpress: Software = {
  page: 'wordpress',
  clientId: 'Client ID',
  secret: 'Client Secret Key',
  redirect: 'Redirect URI',
  scope: 'OpenID Scope',
  endpoints: {
    authorization: 'Login Endpoint URL',
    token: 'Token Validation Endpoint URL',
    userinfo: 'Userinfo Endpoint URL',
    end_session: 'End Session Endpoint URL',
  },
  pkce: false,
  authenticates: 'form',
  nonce: false,
  exchanges: (page) => ({ scope: page.setting('OpenID Scope') }),
  // It makes no account, and signs nobody in for the first time, where one of them is missing.
  needs: (page) => [
    page.setting('Identity Key'),
    page.setting('Nickname Key'),
    ...namedIn(page.setting('Email Formatting')),
    ...namedIn(page.setting('Display Name Formatting')),
  ],
  signsOut: (_page, idToken) => ({
    id_token_hint: idToken,
    post_logout_redirect_uri:
      'https://portal.example.org/wp-login.php?loggedout=true&wp_lang=it_IT',
  }),
};

/** omniauth_openid_connect 0.8 with rack-oauth2: the scope sent again with the code, a bare sign-out. */
export const decidim: Software = {
  page: 'decidim',
  clientId: 'identifier',
  secret: 'secret',
  redirect: 'redirect_uri',
  scope: 'scope',
  pkce: true,
  authenticates: 'basic',
  nonce: true,
  exchanges: (page) => ({ scope: page.setting('scope') }),
  signsOut: (page) => ({ post_logout_redirect_uri: page.setting('post_logout_redirect_uri') }),
};

/** openid_connect 3, the generic client: neither PKCE nor nonce. */
export const drupal: Software = {
  page: 'drupal',
  clientId: 'Client ID',
  secret: 'Client secret',
  redirect: 'Redirect URL',
  scope: 'Scopes',
  endpoints: {
    authorization: 'Authorization endpoint',
    token: 'Token endpoint',
    userinfo: 'UserInfo endpoint',
    end_session: 'End Session endpoint',
  },
  pkce: false,
  authenticates: 'form',
  nonce: false,
  signsOut: (_page, idToken) => ({
    id_token_hint: idToken,
    post_logout_redirect_uri: 'https://portal.example.org/',
  }),
};

const mapped = ['mapping-email', 'mapping-display-name', 'mapping-groups'] as const;

/** user_oidc 8: names its claims, for the ID token and for userinfo. */
export const nextcloud: Software = {
  page: 'nextcloud',
  clientId: 'clientid',
  secret: 'clientsecret',
  redirect: 'redirect',
  scope: 'scope',
  pkce: true,
  authenticates: 'form',
  nonce: true,
  asks: (page) => {
    const named = [...mapped.map((row) => page.setting(row)), 'quota'];
    const wanted = Object.fromEntries(named.map((claim) => [claim, null]));
    return { claims: JSON.stringify({ id_token: wanted, userinfo: wanted }) };
  },
  withoutUserinfo: true,
  signsOut: (page, idToken) => ({
    id_token_hint: idToken,
    client_id: page.setting('clientid'),
    post_logout_redirect_uri: page.setting('postlogouturi'),
  }),
};

export const discourse: Software = {
  page: 'discourse',
  clientId: 'openid connect client id',
  secret: 'openid connect client secret',
  redirect: 'callback',
  scope: 'openid connect authorize scope',
  pkce: true,
  authenticates: 'basic',
  nonce: true,
  signsOut: (page, idToken) => ({
    id_token_hint: idToken,
    post_logout_redirect_uri: page.setting('openid connect rp initiated logout redirect'),
  }),
};

const microsoft = 'https://graph.microsoft.com';

/** auth_oidc 5: the answer posted, a resource in every request, the ID token alone. */
export const moodle: Software = {
  page: 'moodle',
  clientId: 'Application ID',
  secret: 'Client Secret',
  redirect: 'Redirect URI',
  scope: 'Scope',
  endpoints: {
    authorization: 'Authorization Endpoint',
    token: 'Token Endpoint',
    end_session: 'IdP Logout Endpoint',
  },
  pkce: false,
  authenticates: 'form',
  nonce: true,
  asks: (page) => {
    const typed = page.setting('Resource');
    // The plugin fills an empty setting.
    return { response_mode: 'form_post', resource: URL.canParse(typed) ? typed : microsoft };
  },
  withoutUserinfo: true,
  // The address as it stands in the setting.
  signsOut: (page) => Object.fromEntries(new URL(page.setting('IdP Logout Endpoint')).searchParams),
};
