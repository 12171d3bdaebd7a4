// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { fromOpenId } from './code-flow/openid.js';
import { defineProvider } from './provider.js';
import { webAddress } from './web-address.js';

const configSchema = z.strictObject({
  clientId: z.string().min(1).describe('From the LinkedIn developer portal.'),
  clientSecret: z.string().min(1).describe('Beside it.').meta({ secret: true }),
  issuer: webAddress.default('https://www.linkedin.com/oauth').describe('The `iss` of its tokens.'),
  pkce: z
    .boolean()
    .default(false)
    .describe(
      'LinkedIn answers "invalid client" to a PKCE verifier, unless it switched PKCE on for the application.',
    ),
});

/**
 * LinkedIn, a social account ("Sign In with LinkedIn using OpenID Connect"). It drops the nonce and, for
 * web applications, refuses PKCE: the state bound to the browser and the single use of the code remain.
 */
export default defineProvider({
  contract: 1,
  kind: 'linkedin',
  trust: { family: 'social', level: 'none', personKeys: [], vouchesForEmail: false },
  configSchema,
  create: (config, host) =>
    fromOpenId(host, {
      ...config,
      clientAuthentication: 'post',
      scope: ['openid', 'profile', 'email'],
      idToken: 'nonce-dropped',
      trust: 'social',
      levels: {},
      emailDomains: [],
    }),
});
