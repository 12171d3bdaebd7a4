// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { OpensslAuthority } from './openssl.js';

export interface AuthoritiesOnline {
  readonly origin: string;
  /** What they were asked so far: paths. */
  readonly asked: string[];
  /** Who answers, by name. */
  readonly authorities: Map<string, OpensslAuthority>;
  /** What is not there: the last part of a path. */
  readonly down: Set<string>;
  close(): Promise<void>;
}

/** The web server of authorities: `/<name>/list` and `/<name>/ocsp`. */
export async function authoritiesOnline(): Promise<AuthoritiesOnline> {
  const authorities: AuthoritiesOnline['authorities'] = new Map();
  const [asked, down]: [string[], Set<string>] = [[], new Set()];
  const answer = async (req: IncomingMessage): Promise<Buffer | undefined> => {
    const { url = '' } = req;
    asked.push(url);
    const [, name = '', what = ''] = url.split('/');
    const authority = authorities.get(name);
    if (!authority || down.has(what)) return undefined;
    return what === 'list' ? authority.list() : authority.answer(await buffer(req));
  };
  const server = createServer((req, res) => {
    answer(req).then(
      (bytes) => res.writeHead(bytes ? 200 : 503).end(bytes),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    authorities,
    down,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
