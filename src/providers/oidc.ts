// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { fromOpenId } from './code-flow/openid.js';
import {
  boundTrust,
  classesReaching,
  configuredTrust,
  levelsFit,
  levelsMisfit,
  trustFields,
} from './generic-trust.js';
import { defineProvider } from './provider.js';
import { webAddress } from './web-address.js';

const configSchema = z
  .strictObject({
    issuer: webAddress.describe(
      'Its issuer; the rest is read at `/.well-known/openid-configuration` under it.',
    ),
    clientId: z.string().min(1).describe('What it calls us.'),
    clientSecret: z.string().min(1).describe('Beside it.').meta({ secret: true }),
    clientAuthentication: z
      .enum(['basic', 'post'])
      .default('basic')
      .describe('How the secret is sent: in the header or in the form.'),
    scope: z
      .array(z.string().regex(/^[!-~]+$/))
      .default(['profile', 'email'])
      .describe('What is asked for beside `openid`.'),
    ...trustFields,
  })
  .refine(levelsFit, levelsMisfit);

/** Any provider of OpenID Connect, by discovery: a body's own, or one more social account. */
export default defineProvider({
  contract: 1,
  kind: 'oidc',
  trust: boundTrust,
  trustOf: configuredTrust,
  configSchema,
  create: (config, host) =>
    fromOpenId(host, {
      ...config,
      scope: ['openid', ...config.scope],
      pkce: true,
      idToken: 'with-nonce',
      parameters({ fresh, locale, minimum }) {
        const classes = minimum === 'none' ? [] : classesReaching(config, minimum);
        return {
          ui_locales: locale,
          ...(fresh && { prompt: 'login', max_age: '0' }),
          ...(classes.length > 0 && { acr_values: classes.join(' ') }),
        };
      },
    }),
});
