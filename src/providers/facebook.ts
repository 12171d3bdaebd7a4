// SPDX-License-Identifier: AGPL-3.0-or-later
import { Strategy } from 'passport-facebook';
import { z } from 'zod';
import { maskAddress, parseAddress } from '../kernel/email-address.js';
import { withdrawals } from './facebook/withdrawals.js';
import { fromOAuth2Strategy } from './passport-oauth2.js';
import { ProviderError } from './provider-error.js';
import { defineProvider, type Host, type VerifiedProfile } from './provider.js';
import { webAddress } from './web-address.js';

const configSchema = z.strictObject({
  clientId: z.string().regex(/^\d+$/, 'the number of the application').describe('App ID.'),
  clientSecret: z.string().min(1).describe('App secret.').meta({ secret: true }),
  graphVersion: z
    .string()
    .regex(/^v\d{1,2}\.\d$/, 'a version of the Graph API, as v23.0')
    .describe('The version of the Graph API, pinned; each lives for about two years.')
    .meta({ examples: ['v23.0'] }),
  dialogAddress: webAddress.default('https://www.facebook.com').describe('Where people sign in.'),
  graphAddress: webAddress.default('https://graph.facebook.com').describe('The Graph API.'),
});
type Config = z.output<typeof configSchema>;

/** What the package makes of `/me`. */
const person = z.object({
  id: z.string().regex(/^\d{1,30}$/),
  displayName: z.string().max(255).optional(),
  name: z
    .object({
      givenName: z.string().max(255).optional(),
      familyName: z.string().max(255).optional(),
    })
    .default({}),
  emails: z.array(z.object({ value: z.string() })).default([]),
});

/** Facebook, a social account: its numbers are made for one application, its addresses are never proven. */
export default defineProvider({
  contract: 1,
  kind: 'facebook',
  trust: { family: 'social', level: 'none', personKeys: [], vouchesForEmail: false },
  configSchema,
  create(config, host) {
    const authorizationEndpoint = addressOf(config.dialogAddress, config, 'dialog/oauth');
    // Numbers are an application's own: another application's must not be taken for the same people.
    const issuer = new URL(config.clientId, `${config.dialogAddress}/`).href;
    const provider = fromOAuth2Strategy(host, {
      strategy: (options, verify) =>
        new Strategy(
          {
            ...options,
            // The package's types know neither today's stores nor a callback that is given the tokens.
            store: options.store as never,
            clientID: config.clientId,
            clientSecret: config.clientSecret,
            authorizationURL: authorizationEndpoint,
            tokenURL: addressOf(config.graphAddress, config, 'oauth/access_token'),
            profileURL: addressOf(config.graphAddress, config, 'me'),
            profileFields: ['id', 'displayName', 'name', 'emails'],
            // `appsecret_proof`: an access token that got lost is of no use to others.
            enableProof: true,
          },
          verify as never,
        ),
      scope: ['public_profile', 'email'],
      issuer,
      authorizationEndpoint,
      parameters: ({ fresh }): Record<string, string> =>
        fresh ? { auth_type: 'reauthenticate' } : {},
      profile: async ({ profile }) => toProfile(profile, issuer, host),
    });
    const application = { issuer, secret: config.clientSecret };
    return { ...provider, withdrawals: withdrawals(host, application) };
  },
});

const addressOf = (base: string, { graphVersion }: Config, path: string): string =>
  `${base.replace(/\/$/, '')}/${graphVersion}/${path}`;

function toProfile(answer: unknown, issuer: string, { clock }: Host): VerifiedProfile {
  const parsed = person.safeParse(answer);
  if (!parsed.success) throw new ProviderError('malformed', { rule: 'profile.subject' });
  const { id, displayName, name, emails } = parsed.data;
  const address = parseAddress(emails[0]?.value ?? '');
  return {
    issuer,
    subject: id,
    level: 'none',
    methods: [],
    authenticatedAt: clock.now(),
    personKeys: [],
    ...(address !== undefined && {
      email: { address, vouched: false },
      label: maskAddress(address),
    }),
    claims: { name: displayName, given_name: name.givenName, family_name: name.familyName },
  };
}
