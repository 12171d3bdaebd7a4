// SPDX-License-Identifier: AGPL-3.0-or-later
import { digest, type Grant } from './codes.js';
import type { Misbehaving } from './openid.js';
import { createOAuth2Server } from './plain-oauth2.js';
import type { SiteSettings } from './site.js';

/** X: PKCE demanded, the secret in the header, an address only for who asks for the field. */
export const createX = (settings: SiteSettings): Misbehaving =>
  createOAuth2Server(settings, {
    name: 'X',
    rules: { clientAuthentication: 'basic', pkce: 'required' },
    scope: ['users.read', 'tweet.read', 'users.email'],
    paths: { authorize: '/i/oauth2/authorize', token: '/2/oauth2/token', profile: '/2/users/me' },
    profile: ({ account, shareEmail }: Grant, asked) => ({
      data: {
        id: String(digest(`x/${account.id}`).readUIntBE(0, 6)),
        name: `${account.givenName} ${account.familyName}`,
        username: account.id,
        ...(shareEmail &&
          asked.get('user.fields') === 'confirmed_email' && { confirmed_email: account.email }),
      },
    }),
  });

/** What the `x` provider is configured with to come here. */
export const xConfig = ({ base, clientId, clientSecret }: SiteSettings) => ({
  clientId,
  clientSecret,
  issuer: base.href,
  authorizationEndpoint: `${base.href}/i/oauth2/authorize`,
  tokenEndpoint: `${base.href}/2/oauth2/token`,
  profileEndpoint: `${base.href}/2/users/me?user.fields=confirmed_email`,
});
