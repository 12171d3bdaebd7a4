// SPDX-License-Identifier: AGPL-3.0-or-later
import { digest, type Grant } from './codes.js';
import { createOpenIdProvider, type Misbehaving } from './openid.js';
import type { Account, SiteSettings } from './site.js';

/** Google: endpoints on several paths, PKCE where the client wants it. */
export const createGoogle = (settings: SiteSettings): Promise<Misbehaving> =>
  createOpenIdProvider(settings, {
    name: 'Google',
    rules: { clientAuthentication: 'post', pkce: 'supported' },
    paths: {
      authorize: '/o/oauth2/v2/auth',
      token: '/token',
      userinfo: '/v1/userinfo',
      keys: '/oauth2/v3/certs',
    },
    echoesNonce: true,
    namesIssuer: true,
    tellsAuthTime: false,
    claims: ({ account }: Grant) => ({
      sub: longNumber(account),
      email: account.email,
      email_verified: true,
      name: `${account.givenName} ${account.familyName}`,
      given_name: account.givenName,
      family_name: account.familyName,
    }),
  });

/** Subjects as Google makes them: long numbers, the same at every start. */
const longNumber = ({ id }: Account): string =>
  BigInt(`0x${digest(id).toString('hex').slice(0, 17)}`).toString();

/** What the `google` provider is configured with to come here. */
export const googleConfig = ({ base, clientId, clientSecret }: SiteSettings) => ({
  clientId,
  clientSecret,
  issuer: base.href,
  authorizationEndpoint: `${base.href}/o/oauth2/v2/auth`,
  tokenEndpoint: `${base.href}/token`,
  userinfoEndpoint: `${base.href}/v1/userinfo`,
  jwksUri: `${base.href}/oauth2/v3/certs`,
});
