// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto';
import { importJWK } from 'jose';
import {
  allowInsecureRequests,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  modifyAssertion,
  PrivateKeyJwt,
  type CustomFetch,
  type PrivateKey,
} from 'openid-client';
import { skewSeconds } from '../../federation/names.js';
import { ProviderError } from '../../provider-error.js';
import type { ProviderMetadata } from './provider-metadata.js';
import type { RelyingParty } from './relying-party.js';

export interface Exchange {
  /** Where the client assertion is for: the address that it is sent to (technical rules, token endpoint). */
  readonly audience: string;
  /** Sees every message of the exchange, for the register. */
  readonly record?: (kind: string, message: string) => void;
}

/** The configuration of openid-client for one exchange with one provider. */
export async function createClient(
  party: RelyingParty,
  provider: ProviderMetadata,
  { audience, record }: Exchange,
): Promise<Configuration> {
  const { entityId, config, host } = party;
  const { signature } = config.algorithms;
  const authentication = PrivateKeyJwt(await signingKey(party), {
    [modifyAssertion](_header, payload) {
      payload['aud'] = audience;
      payload['jti'] = randomUUID();
    },
  });
  const { issuer, authorization_endpoint, token_endpoint, revocation_endpoint } = provider;
  const client = new Configuration(
    {
      issuer,
      authorization_endpoint,
      token_endpoint,
      ...(revocation_endpoint !== undefined && { revocation_endpoint }),
      authorization_response_iss_parameter_supported: party.profile.issRequired,
    },
    entityId,
    {
      id_token_signed_response_alg: signature,
      // The host's clock rules, not this machine's.
      [clockSkew]: Math.round((host.clock.now().getTime() - Date.now()) / 1_000),
      [clockTolerance]: skewSeconds,
    },
    authentication,
  );
  client[customFetch] = through(party, provider, record);
  // Addresses of the provider are https, or on this very machine.
  allowInsecureRequests(client);
  return client;
}

/** The key that signs requests, as openid-client takes it. */
export async function signingKey({ keys, config }: RelyingParty): Promise<PrivateKey> {
  const [{ privateKey, kid }] = keys.signature;
  const jwk = privateKey.export({ format: 'jwk' });
  const key = await importJWK(jwk, config.algorithms.signature);
  if (key instanceof Uint8Array)
    throw new ProviderError('misconfigured', { rule: 'keys.signature' });
  return { key, kid };
}

/** Every request goes through the host, and what was said and heard is kept by who records. */
const through = (
  { host }: RelyingParty,
  provider: ProviderMetadata,
  record: Exchange['record'],
): CustomFetch => {
  const names = new Map([
    [provider.token_endpoint, 'token'],
    [provider.userinfo_endpoint, 'userinfo'],
  ]);
  return async (url, { body, headers, method, signal }) => {
    const name = names.get(url);
    const sent = body instanceof URLSearchParams ? body.toString() : '';
    const init = { method, headers, ...(sent && { body: sent }), ...(signal && { signal }) };
    if (name) record?.(`${name}.request`, `${method} ${url}\n\n${sent}`);
    try {
      const response = await host.fetch(url, init);
      if (name) record?.(`${name}.response`, await response.clone().text());
      return response;
    } catch (error) {
      throw refusalOf(error);
    }
  };
};

/** What the library does not tell apart: an answer too long to be one. */
function refusalOf(error: unknown): unknown {
  const tooLarge = Object(error).code === 'too_large';
  return tooLarge ? new ProviderError('malformed', { rule: 'oauth.oversized' }) : error;
}
