// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PortalState } from './portal-state.js';

/** Software whose ways are known; each has its page in `docs/connect`. */
export const presetNames = [
  'plone',
  'wordpress',
  'drupal',
  'decidim',
  'nextcloud',
  'discourse',
  'moodle',
] as const;
export type PresetName = (typeof presetNames)[number];

type Preset = Partial<PortalState>;

/** These send their secret in the form, and no PKCE. */
const withoutPkce = {
  pkceRequired: false,
  metadata: { token_endpoint_auth_method: 'client_secret_post' },
} as const;

const presets: Readonly<Record<PresetName, (origin: string) => Preset>> = {
  plone: (origin) => ({
    redirectUris: [`${origin}/acl_users/oidc/callback`],
    postLogoutRedirectUris: [origin],
    scopes: ['openid', 'profile', 'legal_name', 'email', 'groups'],
    logout: {
      kind: 'back_channel',
      uri: `${origin}/acl_users/oidc/backchannel-logout`,
      on: ['left', 'suspended', 'role_changed'],
    },
  }),
  wordpress: (origin) => ({
    redirectUris: [`${origin}/wp-admin/admin-ajax.php?action=openid-connect-authorize`],
    postLogoutRedirectUris: [`${origin}/wp-login.php?loggedout=true&wp_lang=it_IT`],
    scopes: ['openid', 'profile', 'email', 'groups'],
    ...withoutPkce,
  }),
  drupal: (origin) => ({
    redirectUris: [`${origin}/openid-connect/piazza`],
    ...withoutPkce,
  }),
  decidim: (origin) => ({
    redirectUris: [`${origin}/users/auth/openid_connect/callback`],
    scopes: ['openid', 'profile', 'email', 'memberships'],
  }),
  nextcloud: (origin) => ({
    redirectUris: [`${origin}/apps/user_oidc/code`],
    // What Nextcloud may take people out of, and what no group of its own is called.
    claimShape: { groups: 'objects', prefix: 'piazza-', inIdToken: false },
    logout: {
      kind: 'back_channel',
      uri: `${origin}/apps/user_oidc/backchannel-logout/piazza`,
      on: ['left', 'suspended'],
    },
    metadata: withoutPkce.metadata,
  }),
  discourse: (origin) => ({ redirectUris: [`${origin}/auth/oidc/callback`] }),
  moodle: (origin) => ({
    redirectUris: [`${origin}/auth/oidc/`],
    scopes: ['openid', 'profile', 'legal_name', 'email', 'groups'],
    claimShape: { groups: 'array', prefix: '', inIdToken: true },
    logout: { kind: 'front_channel', uri: `${origin}/auth/oidc/logout.php`, on: [] },
    ...withoutPkce,
  }),
};

/** What a software needs of the record of a portal at this origin; all else is as for any portal. */
export const presetFor = (name: PresetName, origin: string): Preset => ({
  postLogoutRedirectUris: [`${origin}/`],
  returnUrls: [`${origin}/`],
  scopes: ['openid', 'profile', 'email', 'groups'],
  ...presets[name](origin),
});
