// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach } from '@jest/globals';
import type { OutboundOptions } from '../../../src/http/outbound-fetch.js';

/** Of no network, and of none of the private ones: nobody is there. */
export const outside = '4000::1';
export const inside = '127.0.0.1';

export interface Rebinding {
  readonly url: string;
  readonly lookup: NonNullable<OutboundOptions['lookup']>;
  /** How often the name was resolved. */
  resolved: number;
  /** How often somebody came to the address inside. */
  visited: number;
}

/** A receiver's name that leads elsewhere each time it is resolved, and somebody who listens inside. */
export function useRebinding(): (...answers: readonly string[][]) => Promise<Rebinding> {
  const servers: Server[] = [];
  let named = 0;
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  return async (...answers) => {
    const server = createServer((socket) => {
      name.visited += 1;
      socket.destroy();
    });
    servers.push(server);
    server.listen(0, inside);
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const host = `portale-${(named += 1)}.example`;
    const name: Rebinding = {
      url: `https://${host}:${port}/hook`,
      lookup(hostname, _options, callback) {
        // What waits for others is due, too.
        if (hostname !== host) return callback(null, [{ address: outside, family: 6 }]);
        const found = answers[name.resolved] ?? answers.at(-1) ?? [];
        name.resolved += 1;
        callback(
          null,
          found.map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
        );
      },
      resolved: 0,
      visited: 0,
    };
    return name;
  };
}
