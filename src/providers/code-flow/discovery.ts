// SPDX-License-Identifier: AGPL-3.0-or-later
import * as client from 'openid-client';
import { z } from 'zod';
import { ProviderError } from '../provider-error.js';
import type { Host } from '../provider.js';
import { isLoopback } from '../web-address.js';
import { createClient, throughHost, type Registration } from './client.js';
import { toRefusal } from './refusal.js';

export interface Discovered {
  /** The client, with the metadata of its server. @throws ProviderError when there never were any */
  get(): Promise<client.Configuration>;
  refresh(): Promise<void>;
}

export interface DiscoveryOptions extends Registration {
  readonly issuer: string;
  readonly pkce: boolean;
}

const documentName = 'openid-configuration';
/** How long metadata are believed; those of a server that does not answer, how long it is left alone. */
const seconds = { fresh: 3_600, stale: 60 };

interface Reading {
  readonly client: Promise<client.Configuration>;
  until: number;
}

/** The metadata that are believed; everything else is left out. */
const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().exactOptional(),
  code_challenge_methods_supported: z.array(z.string()).exactOptional(),
  authorization_response_iss_parameter_supported: z.boolean().exactOptional(),
  id_token_signing_alg_values_supported: z.array(z.string()).exactOptional(),
});

/**
 * Finds a server's endpoints by its issuer (OpenID Connect Discovery 1.0, 4). The last good answer is
 * kept for the day on which there is none.
 */
export function discover(host: Host, options: DiscoveryOptions): Discovered {
  let known: Reading | undefined;
  const now = (): number => host.clock.now().getTime() / 1_000;

  function read(): Promise<client.Configuration> {
    const reading: Reading = {
      client: fetchMetadata(host, options).catch((error: unknown) => {
        reading.until = now() + seconds.stale;
        return keptMetadata(host, options, error);
      }),
      until: now() + seconds.fresh,
    };
    // A failure is remembered too: nobody waits for the same silence twice in a row.
    reading.client.catch(() => {});
    known = reading;
    return reading.client;
  }
  return {
    get: () => (known && known.until > now() ? known.client : read()),
    refresh: () => read().then(() => {}),
  };
}

async function fetchMetadata(host: Host, options: DiscoveryOptions): Promise<client.Configuration> {
  const issuer = new URL(options.issuer);
  const found = await client
    .discovery(issuer, options.clientId, undefined, undefined, {
      [client.customFetch]: throughHost(host),
      ...(isLoopback(issuer.href) && { execute: [client.allowInsecureRequests] }),
    })
    .catch((error: unknown) => {
      throw toRefusal(error);
    });
  const server = check(found.serverMetadata(), options);
  await host.documents.put(documentName, Buffer.from(JSON.stringify(server)));
  return createClient(host, server, options);
}

async function keptMetadata(
  host: Host,
  options: DiscoveryOptions,
  failure: unknown,
): Promise<client.Configuration> {
  const kept = await host.documents.get(documentName);
  if (!kept) throw failure;
  return createClient(host, check(JSON.parse(kept.toString('utf8')), options), options);
}

/** @throws ProviderError when the metadata are another server's, or allow less than is asked for */
function check(answer: unknown, { issuer, pkce }: DiscoveryOptions): client.ServerMetadata {
  const parsed = metadata.safeParse(answer);
  if (!parsed.success) throw new ProviderError('upstream_error', { rule: 'discovery.malformed' });
  const server = parsed.data;
  // Some families of servers answer for all their tenants at once: then anybody's tenant would do.
  if (new URL(server.issuer).href !== new URL(issuer).href) {
    throw new ProviderError('mismatched', { rule: 'discovery.issuer' });
  }
  const { code_challenge_methods_supported: methods } = server;
  if (pkce && methods && !methods.includes('S256')) {
    throw new ProviderError('misconfigured', { rule: 'discovery.pkce' });
  }
  return server;
}
