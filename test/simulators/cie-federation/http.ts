// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from './entity.js';

export interface Listening {
  readonly origin: string;
  /** Who answers; a server listens before it is known, for entities are called by their address. */
  answerWith(handler: Handler): void;
  close(): Promise<void>;
}

/** Listens on this machine, 0 for any free port. */
export async function listenOn(port: number): Promise<Listening> {
  let handler: Handler = () => Promise.resolve(new Response('not ready', { status: 503 }));
  const server = createServer((req, res) => {
    respond(origin, req, handler).then(
      (response) => write(response, res),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
  server.listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    answerWith(next) {
      handler = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function respond(origin: string, req: IncomingMessage, handler: Handler): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, values] of Object.entries(req.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const init = { method: req.method ?? 'GET', headers, ...(body.length > 0 && { body }) };
  return handler(new Request(new URL(req.url ?? '/', origin), init));
}

async function write(response: Response, res: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  res.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
}
