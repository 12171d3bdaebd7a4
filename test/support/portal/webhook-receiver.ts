// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach } from '@jest/globals';
import { patient } from '../patient.js';

export interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly calls: Call[];
}

/** What a receiver answers; the number says how many calls came before. */
export type Behaviour = (res: Parameters<RequestListener>[1], before: number) => void;

export const answers =
  (...statuses: number[]): Behaviour =>
  (res, before) => {
    res.writeHead(statuses[before] ?? statuses.at(-1) ?? 204).end();
  };

/** Portals' receivers on this machine, closed after each test. */
export function useReceivers(): (behaviour?: Behaviour) => Promise<Receiver> {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  return async (behaviour = answers(204)) => {
    const calls: Call[] = [];
    const server = patient(
      createServer((req, res) => {
        void text(req).then((body) => {
          calls.push({ headers: req.headers, body });
          behaviour(res, calls.length - 1);
        });
      }),
    );
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    return { url: `http://127.0.0.1:${port}/hook`, calls };
  };
}
