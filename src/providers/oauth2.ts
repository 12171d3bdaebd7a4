// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { fromOAuth2 } from './code-flow/plain.js';
import { boundTrust, configuredTrust, trustFields } from './generic-trust.js';
import { defineProvider } from './provider.js';
import { webAddress } from './web-address.js';

const path = z.string().regex(/^[\w-]+(\.[\w-]+)*$/, 'keys with dots between them');

const configSchema = z.strictObject({
  issuer: webAddress.describe('Names the provider: members are recognised by it for ever.'),
  authorizationEndpoint: webAddress,
  tokenEndpoint: webAddress,
  profileEndpoint: webAddress.describe('Where an access token tells whose it is, in JSON.'),
  clientId: z.string().min(1).describe('What it calls us.'),
  clientSecret: z.string().min(1).describe('Beside it.').meta({ secret: true }),
  clientAuthentication: z
    .enum(['basic', 'post'])
    .default('basic')
    .describe('How the secret is sent: in the header or in the form.'),
  scope: z.array(z.string().regex(/^[!-~]+$/)).describe('What is asked for.'),
  fields: z
    .strictObject({
      subject: path.describe('What never changes and never goes to another person: no user name.'),
      email: path.optional(),
      emailVerified: path.optional(),
      name: path.optional(),
      givenName: path.optional(),
      familyName: path.optional(),
    })
    .describe('Where in the profile each thing stands, as `data.id`.'),
  trust: trustFields.trust,
  emailDomains: trustFields.emailDomains,
});

/** Any provider of OAuth 2.0 with PKCE. Without an ID token it proves an account, never more. */
export default defineProvider({
  contract: 1,
  kind: 'oauth2',
  trust: { ...boundTrust, level: 'none' },
  trustOf: (config) => configuredTrust({ ...config, levels: {} }),
  configSchema,
  create: (config, host) => fromOAuth2(host, config),
});
