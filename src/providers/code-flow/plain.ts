// SPDX-License-Identifier: AGPL-3.0-or-later
import * as client from 'openid-client';
import { z } from 'zod';
import { maskAddress } from '../../kernel/email-address.js';
import { judgeAddress, type TrustConfig } from '../generic-trust.js';
import { ProviderError } from '../provider-error.js';
import type { Host, Provider, VerifiedProfile } from '../provider.js';
import { createClient, type Registration } from './client.js';
import { fromCodeFlow, type CodeFlow, type Granted } from './provider.js';

/** Where in the profile something stands: keys with dots between them, `data.id`. */
export interface ProfileFields {
  /** What never changes and never goes to somebody else; a number or a text. */
  readonly subject: string;
  readonly email?: string | undefined;
  readonly emailVerified?: string | undefined;
  readonly name?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
}

export interface OAuth2Settings
  extends Registration,
    Pick<TrustConfig, 'emailDomains'>,
    Pick<CodeFlow, 'scope' | 'parameters'> {
  /** Names who vouches; compared with the `iss` of replies that have one. */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly profileEndpoint: string;
  readonly fields: ProfileFields;
}

/** A provider of OAuth 2.0 with PKCE, whose profile says who the person is. */
export function fromOAuth2(host: Host, settings: OAuth2Settings): Provider {
  const server = {
    issuer: settings.issuer,
    authorization_endpoint: settings.authorizationEndpoint,
    token_endpoint: settings.tokenEndpoint,
  };
  return fromCodeFlow(host, {
    ...settings,
    pkce: true,
    idToken: 'none',
    client: () => Promise.resolve(createClient(host, server, settings)),
    profile: async (granted) => toProfile(await askProfile(granted, settings), settings, host),
  });
}

async function askProfile(
  { client: asking, tokens }: Granted,
  { profileEndpoint }: OAuth2Settings,
): Promise<unknown> {
  const response = await client.fetchProtectedResource(
    asking,
    tokens.access_token,
    new URL(profileEndpoint),
    'GET',
    undefined,
    // Some answer nobody who does not say who they are.
    new Headers({ accept: 'application/json', 'user-agent': 'piazza' }),
  );
  if (response.status >= 500) {
    throw new ProviderError('upstream_unavailable', { rule: 'profile.status' });
  }
  if (!response.ok) throw new ProviderError('upstream_error', { rule: 'profile.status' });
  return response.json().catch(() => {
    throw new ProviderError('upstream_error', { rule: 'profile.not_json' });
  });
}

/** A number beyond these was rounded while it was read: another person may have the same. */
const subject = z.union([z.string().min(1).max(255), z.int().transform(String)]);
const text = z.string().min(1).max(255);

/** @throws ProviderError `malformed` when the profile does not say whose it is */
function toProfile(
  profile: unknown,
  { fields, issuer, ...trust }: OAuth2Settings,
  { clock }: Host,
): VerifiedProfile {
  const read = (path: string | undefined): unknown => path && valueAt(profile, path);
  const who = subject.safeParse(read(fields.subject));
  if (!who.success) throw new ProviderError('malformed', { rule: 'profile.subject' });
  const textOf = (path: string | undefined): string | undefined => text.safeParse(read(path)).data;
  const email = judgeAddress(trust, textOf(fields.email), read(fields.emailVerified) === true);
  return {
    issuer,
    subject: who.data,
    level: 'none',
    methods: [],
    authenticatedAt: clock.now(),
    personKeys: [],
    ...(email && { email, label: maskAddress(email.address) }),
    claims: {
      name: textOf(fields.name),
      given_name: textOf(fields.givenName),
      family_name: textOf(fields.familyName),
    },
  };
}

/** Own properties only: the path is the operator's, the profile is somebody else's. */
const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => {
    const found: Readonly<Record<string, unknown>> = Object(at);
    return Object.hasOwn(found, key) ? found[key] : undefined;
  }, value);
