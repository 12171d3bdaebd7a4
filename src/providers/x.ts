// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { fromOAuth2 } from './code-flow/plain.js';
import { defineProvider } from './provider.js';
import { webAddress } from './web-address.js';

const configSchema = z.strictObject({
  clientId: z.string().min(1).describe('From the X developer portal, OAuth 2.0 client.'),
  clientSecret: z.string().min(1).describe('Beside it.').meta({ secret: true }),
  issuer: webAddress.default('https://x.com').describe('The name under which it vouches.'),
  authorizationEndpoint: webAddress.default('https://x.com/i/oauth2/authorize'),
  tokenEndpoint: webAddress.default('https://api.x.com/2/oauth2/token'),
  profileEndpoint: webAddress.default('https://api.x.com/2/users/me?user.fields=confirmed_email'),
});

/** X, a social account. Its handle changes hands, its number does not; an address comes only with leave. */
export default defineProvider({
  contract: 1,
  kind: 'x',
  trust: { family: 'social', level: 'none', personKeys: [], vouchesForEmail: false },
  configSchema,
  create: (config, host) =>
    fromOAuth2(host, {
      ...config,
      clientAuthentication: 'basic',
      // Reading who somebody is needs the leave to read posts too.
      scope: ['users.read', 'tweet.read', 'users.email'],
      fields: { subject: 'data.id', email: 'data.confirmed_email', name: 'data.name' },
      emailDomains: [],
    }),
});
