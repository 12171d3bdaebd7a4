// SPDX-License-Identifier: AGPL-3.0-or-later
import { digest, type Grant } from './codes.js';
import { createOpenIdProvider, type Misbehaving } from './openid.js';
import type { SiteSettings } from './site.js';

/** An OpenID Provider as bodies run one for their own people: everything by the book, PKCE demanded. */
export const createGenericOidc = (settings: SiteSettings): Promise<Misbehaving> =>
  createOpenIdProvider(settings, {
    name: 'Ente di prova',
    rules: { clientAuthentication: 'basic', pkce: 'required' },
    paths: { authorize: '/authorize', token: '/token', userinfo: '/userinfo', keys: '/keys' },
    echoesNonce: true,
    namesIssuer: true,
    tellsAuthTime: true,
    claims: ({ account, shareEmail }: Grant) => ({
      sub: digest(`oidc/${account.id}`).toString('hex').slice(0, 24),
      acr: 'urn:example:two-factors',
      name: `${account.givenName} ${account.familyName}`,
      given_name: account.givenName,
      family_name: account.familyName,
      ...(shareEmail && { email: account.email, email_verified: true }),
    }),
  });

/** What the `oidc` provider is configured with to come here. */
export const genericOidcConfig = ({ base, clientId, clientSecret }: SiteSettings) => ({
  issuer: base.href,
  clientId,
  clientSecret,
});
