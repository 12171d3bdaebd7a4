// SPDX-License-Identifier: AGPL-3.0-or-later
import { digest, type Grant } from './codes.js';
import { createOpenIdProvider, type Misbehaving } from './openid.js';
import type { SiteSettings } from './site.js';

/**
 * LinkedIn with its habits: the secret goes in the form only, a PKCE verifier makes the client unknown,
 * the nonce is dropped, replies do not name their issuer.
 */
export const createLinkedIn = (settings: SiteSettings): Promise<Misbehaving> =>
  createOpenIdProvider(settings, {
    name: 'LinkedIn',
    rules: { clientAuthentication: 'post', pkce: 'refused' },
    paths: {
      authorize: '/v2/authorization',
      token: '/v2/accessToken',
      userinfo: '/v2/userinfo',
      keys: '/openid/jwks',
    },
    echoesNonce: false,
    namesIssuer: false,
    tellsAuthTime: false,
    claims: ({ account, shareEmail }: Grant) => ({
      sub: digest(`linkedin/${account.id}`).toString('base64url').slice(0, 10),
      name: `${account.givenName} ${account.familyName}`,
      given_name: account.givenName,
      family_name: account.familyName,
      locale: 'it_IT',
      ...(shareEmail && { email: account.email, email_verified: true }),
    }),
  });

/** What the `linkedin` provider is configured with to come here. */
export const linkedInConfig = ({ base, clientId, clientSecret }: SiteSettings) => ({
  clientId,
  clientSecret,
  issuer: base.href,
});
