// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGoogle, type Fault, type GooglePersona } from './app.js';

export type { Fault, GooglePersona } from './app.js';

export interface GoogleSimulator {
  readonly origin: string;
  /** What the `google` provider is configured with to come here. */
  readonly config: Readonly<Record<string, string>>;
  /** Makes the next token wrong in one way; `undefined` makes it right again. */
  misbehave(fault: Fault | undefined): void;
  close(): Promise<void>;
}

export interface GoogleOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly personas: readonly GooglePersona[];
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** A Google for demos and tests: choose a persona, get real tokens signed with a key of its own. */
export async function startGoogle(options: GoogleOptions): Promise<GoogleSimulator> {
  const { clientId = 'piazza-demo', clientSecret = 'piazza-demo-secret' } = options;
  const server = createServer();
  server.listen({ port: options.port, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const google = await createGoogle({ origin, clientId, clientSecret, personas: options.personas });
  server.on('request', google.app);
  return {
    origin,
    config: {
      clientId,
      clientSecret,
      issuer: origin,
      authorizationEndpoint: `${origin}/o/oauth2/v2/auth`,
      tokenEndpoint: `${origin}/token`,
      userinfoEndpoint: `${origin}/v1/userinfo`,
      jwksUri: `${origin}/oauth2/v3/certs`,
    },
    misbehave: (fault) => google.misbehave(fault),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
