// SPDX-License-Identifier: AGPL-3.0-or-later
import { digest, type Grant } from './codes.js';
import type { Misbehaving } from './openid.js';
import { createOAuth2Server } from './plain-oauth2.js';
import type { SiteSettings } from './site.js';

/** An OAuth 2.0 server as developers' sites run one: a number, a user name, an address with its proof. */
export const createGenericOAuth2 = (settings: SiteSettings): Misbehaving =>
  createOAuth2Server(settings, {
    name: 'Codice civico',
    rules: { clientAuthentication: 'post', pkce: 'required' },
    scope: ['profile'],
    paths: { authorize: '/authorize', token: '/token', profile: '/user' },
    profile: ({ account, shareEmail }: Grant) => ({
      id: digest(`oauth2/${account.id}`).readUIntBE(0, 5),
      login: account.id,
      display_name: `${account.givenName} ${account.familyName}`,
      ...(shareEmail && { contact: { email: account.email, verified: true } }),
    }),
  });

/** What the `oauth2` provider is configured with to come here. */
export const genericOAuth2Config = ({ base, clientId, clientSecret }: SiteSettings) => ({
  issuer: base.href,
  authorizationEndpoint: `${base.href}/authorize`,
  tokenEndpoint: `${base.href}/token`,
  profileEndpoint: `${base.href}/user`,
  clientId,
  clientSecret,
  clientAuthentication: 'post',
  scope: ['profile'],
  fields: {
    subject: 'id',
    name: 'display_name',
    email: 'contact.email',
    emailVerified: 'contact.verified',
  },
});
