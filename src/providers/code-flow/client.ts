// SPDX-License-Identifier: AGPL-3.0-or-later
import * as client from 'openid-client';
import type { Host } from '../provider.js';
import { isLoopback } from '../web-address.js';

/** What a provider gave to who registered with it. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the secret is sent (RFC 6749, 2.3.1). */
  readonly clientAuthentication: 'basic' | 'post';
}

/** Allowed difference between two clocks, in seconds. */
const tolerance = 30;

/**
 * A client that asks through the host, believes no ID token without its signature, and sends nothing
 * in the clear but to this machine.
 */
export function createClient(
  host: Host,
  server: client.ServerMetadata,
  registration: Registration,
): client.Configuration {
  const { clientId, clientSecret, clientAuthentication } = registration;
  const authenticate =
    clientAuthentication === 'basic' ? client.ClientSecretBasic : client.ClientSecretPost;
  const metadata = {
    // The library reads the system's clock; the host's may be another one.
    [client.clockSkew]: Math.round((host.clock.now().getTime() - Date.now()) / 1_000),
    [client.clockTolerance]: tolerance,
  };
  const created = new client.Configuration(server, clientId, metadata, authenticate(clientSecret));
  created[client.customFetch] = throughHost(host);
  client.enableNonRepudiationChecks(created);
  if (isLoopback(server.issuer)) client.allowInsecureRequests(created);
  return created;
}

/** What the library sends are forms and nothing else. */
export const throughHost =
  ({ fetch }: Pick<Host, 'fetch'>): client.CustomFetch =>
  (url, { body, ...options }) =>
    fetch(url, { ...options, ...(body instanceof URLSearchParams && { body }) });
