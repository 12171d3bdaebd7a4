// SPDX-License-Identifier: AGPL-3.0-or-later
import { tokenRevocation } from 'openid-client';
import { z } from 'zod';
import { toRefusal } from '../../code-flow/refusal.js';
import { createClient } from './client.js';
import { providerMetadata } from './provider-metadata.js';
import type { RelyingParty } from './relying-party.js';

const left = z.object({
  issuer: z.string(),
  accessToken: z.string(),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
});

/** Gives the access token back once the session has ended (technical rules, logout). @throws ProviderError */
export async function revoke(
  party: RelyingParty,
  memory: Readonly<Record<string, string>>,
): Promise<void> {
  const { issuer, accessToken, expiresAt } = left.parse(memory);
  if (expiresAt <= party.host.clock.now()) return;
  const provider = providerMetadata(await party.chains.get(issuer), party.config);
  const audience = provider.revocation_endpoint;
  if (audience === undefined) return;
  const client = await createClient(party, provider, { audience });
  try {
    await tokenRevocation(client, accessToken, { token_type_hint: 'access_token' });
  } catch (error) {
    throw toRefusal(error);
  }
  party.host.log.info('oidc.token_revoked', { issuer });
}
