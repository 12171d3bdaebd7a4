// SPDX-License-Identifier: AGPL-3.0-or-later
import * as client from 'openid-client';
import { z } from 'zod';
import { second } from '../../kernel/clock.js';
import { maskAddress } from '../../kernel/email-address.js';
import { judgeAddress, levelOf, type TrustConfig } from '../generic-trust.js';
import { ProviderError } from '../provider-error.js';
import type { Attempt, Host, Provider, VerifiedProfile } from '../provider.js';
import type { Registration } from './client.js';
import { discover } from './discovery.js';
import { fromCodeFlow, type CodeFlow, type Granted } from './provider.js';

export interface OpenIdSettings
  extends Registration,
    TrustConfig,
    Pick<CodeFlow, 'scope' | 'pkce' | 'parameters'> {
  readonly issuer: string;
  readonly idToken: 'with-nonce' | 'nonce-dropped';
}

/** Allowed difference between two clocks. */
const skew = 30 * second;

/** The claims of a person that are read (OpenID Connect Core 1.0, 5.1); some write booleans as text. */
const claims = z.object({
  sub: z.string().min(1).max(255),
  acr: z.string().max(255).optional(),
  amr: z.array(z.string().max(50)).max(20).default([]),
  auth_time: z.number().optional(),
  email: z.string().max(254).optional(),
  email_verified: z
    .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
    .default(false),
  name: z.string().max(255).optional(),
  given_name: z.string().max(255).optional(),
  family_name: z.string().max(255).optional(),
});

/** A provider of OpenID Connect, its endpoints found by discovery. */
export function fromOpenId(host: Host, settings: OpenIdSettings): Provider {
  const discovered = discover(host, settings);
  return {
    ...fromCodeFlow(host, {
      ...settings,
      client: () => discovered.get(),
      profile: (granted, attempt) => profileOf(settings, granted, { attempt, host }),
    }),
    tasks: [{ name: 'discovery', everySeconds: 3_600, run: () => discovered.refresh() }],
    async check() {
      const failure = await discovered.get().then(
        () => undefined,
        (error: unknown) => error,
      );
      return failure instanceof Error ? [{ severity: 'error', message: failure.message }] : [];
    },
  };
}

async function profileOf(
  settings: OpenIdSettings,
  { client: asking, tokens }: Granted,
  { attempt, host }: { readonly attempt: Attempt; readonly host: Host },
): Promise<VerifiedProfile> {
  const token = claims.safeParse(tokens.claims());
  if (!token.success) throw new ProviderError('malformed', { rule: 'id_token.claims' });
  const { sub, acr, amr, auth_time: authTime } = token.data;
  refuseStale(settings, authTime, attempt);
  // The library compares the subject: an answer about somebody else is refused.
  const asked = asking.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(asking, tokens.access_token, sub)
    : {};
  const person = claims.safeParse({ ...asked, ...tokens.claims() });
  if (!person.success) throw new ProviderError('malformed', { rule: 'userinfo.claims' });
  const { email: written, email_verified: verified, name, given_name, family_name } = person.data;
  const email = judgeAddress(settings, written, verified);
  return {
    issuer: asking.serverMetadata().issuer,
    subject: sub,
    level: levelOf(settings, acr),
    methods: amr,
    authenticatedAt: authTime === undefined ? host.clock.now() : new Date(authTime * second),
    personKeys: [],
    ...(email && { email, label: maskAddress(email.address) }),
    claims: { name, given_name, family_name },
  };
}

/** Who had to prove themselves again must have done so since: an enterprise provider has to say when. */
function refuseStale(
  { trust }: TrustConfig,
  authTime: number | undefined,
  { fresh, startedAt }: Attempt,
): void {
  if (!fresh) return;
  if (authTime === undefined) {
    if (trust === 'social') return;
    throw new ProviderError('expired', { rule: 'id_token.auth_time_missing' });
  }
  if (authTime * second < startedAt.getTime() - skew) {
    throw new ProviderError('expired', { rule: 'id_token.not_fresh' });
  }
}
