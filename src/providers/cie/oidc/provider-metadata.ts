// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Known } from '../../federation/chain-store.js';
import { distrust } from '../../federation/distrust.js';
import { isSafeAddress } from '../../federation/entity-id.js';
import { keySet } from '../../federation/signed.js';
import type { Attempt } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { OidcConfig } from './config.js';

const address = z.string().refine(isSafeAddress);
const listWith = (value: string) => z.array(z.string()).refine((list) => list.includes(value));

/** What an identity provider has to offer for a sign-in by these rules (technical rules, OP metadata). */
const required = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  userinfo_endpoint: address,
  revocation_endpoint: address.optional(),
  jwks: keySet,
  response_types_supported: listWith('code'),
  code_challenge_methods_supported: listWith('S256'),
  token_endpoint_auth_methods_supported: listWith('private_key_jwt'),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  acr_values_supported: z.array(z.string()).optional(),
});
export type ProviderMetadata = z.output<typeof required> & {
  /** As people know it. */
  readonly name?: string;
};

/**
 * What a resolved provider offers, if we can sign in with it.
 * @throws ProviderError `metadata.<field>`: what is missing, or not as it must be
 */
export function providerMetadata(
  { chain }: Known,
  { algorithms }: Pick<OidcConfig, 'algorithms'>,
): ProviderMetadata {
  const parsed = required.safeParse(chain.metadata['openid_provider'] ?? {});
  if (!parsed.success) {
    throw distrust(`metadata.${String(parsed.error.issues[0]?.path[0] ?? 'openid_provider')}`);
  }
  const metadata = parsed.data;
  if (metadata.issuer !== chain.subject) throw distrust('metadata.issuer');
  const signed = metadata.id_token_signing_alg_values_supported;
  if (signed && !signed.includes(algorithms.signature)) {
    throw distrust('metadata.id_token_signing_alg_values_supported');
  }
  const name = chain.metadata['federation_entity']?.['organization_name'];
  return { ...metadata, ...(typeof name === 'string' && { name: name.slice(0, 100) }) };
}

/** The entity identifier of the identity provider that an attempt is made with. @throws ProviderError */
export function chosenProvider(
  { providers }: Pick<OidcConfig, 'providers'>,
  { choice = providers[0] }: Pick<Attempt, 'choice'>,
): string {
  if (choice !== undefined && providers.includes(choice)) return choice;
  throw new ProviderError('malformed', { rule: 'request.unknown_provider' });
}
