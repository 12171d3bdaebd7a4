// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPortal, type PortalSettings } from './app.js';

export interface PortalSimulator {
  readonly origin: string;
  close(): Promise<void>;
}

/** A portal as somebody else would build it: Express and openid-client, and nothing of Piazza's. */
export async function startPortal(
  settings: Omit<PortalSettings, 'origin'> & { readonly port: number },
): Promise<PortalSimulator> {
  const server = createServer();
  server.listen({ port: settings.port, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  server.on('request', createPortal({ ...settings, origin }));
  return {
    origin,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
