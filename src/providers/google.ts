// SPDX-License-Identifier: AGPL-3.0-or-later
import { Strategy } from 'passport-google-oauth20';
import { z } from 'zod';
import { maskAddress } from '../kernel/email-address.js';
import { verifyIdToken } from './id-token.js';
import { fromOAuth2Strategy, type Grant } from './passport-oauth2.js';
import { ProviderError } from './provider-error.js';
import { defineProvider, type VerifiedProfile } from './provider.js';
import { webAddress } from './web-address.js';

const configSchema = z.strictObject({
  clientId: z.string().min(1).describe('From the Google Cloud console, OAuth client of type web.'),
  clientSecret: z.string().min(1).describe('Beside it.').meta({ secret: true }),
  issuer: webAddress.default('https://accounts.google.com').describe('The `iss` of its tokens.'),
  authorizationEndpoint: webAddress.default('https://accounts.google.com/o/oauth2/v2/auth'),
  tokenEndpoint: webAddress.default('https://oauth2.googleapis.com/token'),
  userinfoEndpoint: webAddress.default('https://openidconnect.googleapis.com/v1/userinfo'),
  jwksUri: webAddress.default('https://www.googleapis.com/oauth2/v3/certs'),
});

const identity = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  iat: z.number(),
  auth_time: z.number().optional(),
  email: z.email().optional(),
  email_verified: z.boolean().default(false),
  hd: z.string().optional(),
  name: z.string().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
});

/** Google, a social account: it proves control of the account and nobody's identity. */
export default defineProvider({
  contract: 1,
  kind: 'google',
  trust: { family: 'social', level: 'none', personKeys: [], vouchesForEmail: true },
  configSchema,
  create: (config, host) =>
    fromOAuth2Strategy(host, {
      strategy: (options, verify) =>
        new Strategy(
          {
            ...options,
            // The package's type knows the stores of passport-oauth2 1.4; this one has today's signature.
            store: options.store as never,
            clientID: config.clientId,
            clientSecret: config.clientSecret,
            authorizationURL: config.authorizationEndpoint,
            tokenURL: config.tokenEndpoint,
            userProfileURL: config.userinfoEndpoint,
          },
          verify,
        ),
      scope: ['openid', 'email', 'profile'],
      issuer: config.issuer,
      authorizationEndpoint: config.authorizationEndpoint,
      parameters: ({ fresh, locale }) => ({
        hl: locale,
        ...(fresh && { prompt: 'select_account' }),
      }),
      async profile(grant, attempt) {
        const token = await verifyIdToken(host, grant.tokens['id_token'], {
          issuer: [config.issuer, new URL(config.issuer).host],
          audience: config.clientId,
          nonce: attempt.memory['nonce'] ?? '',
          jwksUri: config.jwksUri,
        });
        return toProfile(token, grant.profile, config.issuer);
      },
    }),
});

/**
 * An address is vouched for only where Google is authoritative for it: verified, and its own
 * (`gmail.com`) or of a Workspace domain (`hd` in the token). Any other was verified once and may
 * have changed hands.
 * @throws ProviderError `malformed`, or `mismatched` when the two answers name different accounts
 */
export function toProfile(
  token: unknown,
  userinfo: Grant['profile'],
  issuer: string,
): VerifiedProfile {
  const parsed = identity.safeParse(token);
  if (!parsed.success) throw new ProviderError('malformed', { rule: 'google.claims' });
  const claims = parsed.data;
  if (!z.object({ id: z.literal(claims.sub) }).safeParse(userinfo).success) {
    throw new ProviderError('mismatched', { rule: 'userinfo.sub' });
  }
  const { email, email_verified: verified, hd, given_name, family_name, name } = claims;
  const authoritative = hd !== undefined || email?.toLowerCase().endsWith('@gmail.com') === true;
  return {
    issuer,
    subject: claims.sub,
    level: 'none',
    methods: [],
    authenticatedAt: new Date((claims.auth_time ?? claims.iat) * 1000),
    personKeys: [],
    ...(email && { email: { address: email, vouched: verified && authoritative } }),
    claims: { given_name, family_name, name },
    ...(email && { label: maskAddress(email) }),
  };
}
