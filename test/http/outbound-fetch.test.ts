// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createOutboundFetch } from '../../src/http/outbound-fetch.js';
import { isPrivateAddress } from '../../src/http/private-address.js';

const servers: Server[] = [];

/** A server that answers as told, on this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const open = createOutboundFetch({ allowPrivate: true });
const guarded = createOutboundFetch({ allowPrivate: false });

describe('outbound fetch', () => {
  it('sends what it is given and returns an ordinary response', async () => {
    const origin = await serve((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        res.writeHead(201, { 'Content-Type': 'application/json', 'Set-Cookie': ['a=1', 'b=2'] });
        const body = Buffer.concat(chunks).toString();
        res.end(JSON.stringify({ method: req.method, type: req.headers['content-type'], body }));
      });
    });
    const body = new URLSearchParams({ grant_type: 'code' });
    const response = await open(`${origin}/token`, { method: 'POST', body });
    expect(response.status).toBe(201);
    expect(response.url).toBe(`${origin}/token`);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toEqual({
      method: 'POST',
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: 'grant_type=code',
    });
  });

  it('reaches no private address, by name or by number, unless configured', async () => {
    const origin = await serve((_req, res) => res.end('inside'));
    const port = new URL(origin).port;
    for (const host of ['localhost', '127.0.0.1', '[::1]', '2130706433', '[::ffff:127.0.0.1]']) {
      await expect(guarded(`http://${host}:${port}/`)).rejects.toThrow('private address');
    }
    expect(await (await open(origin)).text()).toBe('inside');
  });

  it('follows no redirect', async () => {
    const origin = await serve((_req, res) => res.writeHead(302, { Location: '/x' }).end());
    await expect(open(origin)).rejects.toThrow('redirect');
  });

  it('reads no more than a megabyte, however it comes', async () => {
    const origin = await serve((_req, res) => {
      const more = (): void => {
        while (res.write(Buffer.alloc(65_536))) {
          // until the buffer is full
        }
        res.once('drain', more);
      };
      more();
    });
    await expect(open(origin)).rejects.toThrow('more than 1048576 bytes');
  });

  it('gives the status alone of what is too large, where that will do', async () => {
    const origin = await serve((_req, res) => res.writeHead(503).end(Buffer.alloc(100_000)));
    const brief = createOutboundFetch({ allowPrivate: true, bytes: 10, tooLarge: 'bodiless' });
    const response = await brief(origin);
    expect([response.status, await response.text()]).toEqual([503, '']);
  });

  it.each([204, 205, 304])('reads %s, which has no body', async (status) => {
    const origin = await serve((_req, res) => res.writeHead(status).end());
    const response = await open(origin);
    expect([response.status, response.body]).toEqual([status, null]);
  });

  it('gives up on who never answers, or never ends', async () => {
    const hasty = createOutboundFetch({ allowPrivate: true, deadline: 100 });
    const silent = await serve(() => undefined);
    await expect(hasty(silent)).rejects.toThrow();
    const endless = await serve((_req, res) => void res.write('begin'));
    await expect(hasty(endless)).rejects.toThrow();
  });

  it('knows only the web', async () => {
    await expect(open('file:///etc/passwd')).rejects.toThrow('not an address of the web');
  });
});

describe('a private address', () => {
  it.each(['10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'])(
    '%s is one',
    (address) => expect(isPrivateAddress(address)).toBe(true),
  );
  it.each(['::1', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::'])(
    '%s is one',
    (address) => expect(isPrivateAddress(address)).toBe(true),
  );
  it.each(['1.1.1.1', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])('%s is none', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
