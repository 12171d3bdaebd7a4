// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { readJson } from '../../src/http/read-json.js';
import { toPiazzaError } from '../../src/http/to-piazza-error.js';

const most = 1_000;
const told: string[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  const app = express();
  const tell: ErrorRequestHandler = (error, req, res, _next) => {
    const { code } = toPiazzaError(error);
    if (req.path === '/ours') told.push(code);
    res.status(400).json({ code });
  };
  app.post('/ours', readJson(most), (req, res) => void res.json({ read: req.body ?? 'nothing' }));
  const seven = (body: string) => (body === '[7]' ? { seen: body } : undefined);
  app.post('/at-sight', readJson(most, seven), (req, res) => void res.json({ read: req.body }));
  app.post(
    '/express',
    express.json({ limit: most, strict: true }),
    (req, res) => void res.json({ read: req.body ?? 'nothing' }),
  );
  app.use(tell);
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const answerTo = (path: string, parts: readonly (string | Buffer)[], headers: Headers) =>
  new Promise<unknown>((resolve, reject) => {
    const chunked = headers['transfer-encoding'] !== undefined;
    const length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
    const outgoing = request(
      {
        port,
        path,
        method: 'POST',
        headers: { ...headers, ...(!chunked && { 'content-length': length }) },
      },
      (res) => void text(res).then((body) => resolve(JSON.parse(body)), reject),
    );
    outgoing.on('error', reject);
    for (const part of parts) outgoing.write(part);
    outgoing.end();
  });
type Headers = Readonly<Record<string, string>>;

const json = { 'content-type': 'application/json' };
const utf8 = { 'content-type': 'application/json; charset=utf-8' };
const gzipped = { ...json, 'content-encoding': 'gzip' };
const chunked = { ...json, 'transfer-encoding': 'chunked' };

describe('a body', () => {
  it.each<readonly [string, readonly (string | Buffer)[], Headers]>([
    ['an object', ['{"a":1}'], json],
    ['a list, with its charset', ['[1,"é"]'], utf8],
    [
      'in parts, a character cut in two',
      [Buffer.from('{"a":"\xc3', 'latin1'), Buffer.from('\xa9"}', 'latin1')],
      json,
    ],
    ['with white space around', [' \n{"a":1}\t'], json],
    ['with a byte order mark', ['\uFEFF{"a":1}'], json],
    ['with bytes that are no UTF-8', [Buffer.from('{"a":"\xff"}', 'latin1')], json],
    ['of white space', ['  '], json],
    ['that is empty', [], json],
    ['a number', ['7'], json],
    ['null', ['null'], json],
    ['a text', ['"a"'], json],
    ['cut short', ['{"a":'], json],
    ['of another type', ['{"a":1}'], { 'content-type': 'text/plain' }],
    ['without a type', ['{"a":1}'], {}],
    ['of the type in capitals', ['{"a":1}'], { 'content-type': 'Application/JSON' }],
    [
      'in UTF-16',
      [Buffer.from('{"a":1}', 'utf16le')],
      { 'content-type': 'application/json; charset=utf-16le' },
    ],
    [
      'in a charset that JSON has not',
      ['{"a":1}'],
      { 'content-type': 'application/json; charset=latin1' },
    ],
    ['that is packed', [gzipSync('{"a":1}')], gzipped],
    ['that says it is packed', ['{"a":1}'], gzipped],
    ['without a length', ['{"a":1}'], chunked],
    ['of the greatest length', [JSON.stringify({ a: 'x'.repeat(most - 8) })], json],
    ['that is too long', [JSON.stringify({ a: 'x'.repeat(most - 7) })], json],
    ['that is too long, without a length', [JSON.stringify({ a: 'x'.repeat(most) })], chunked],
  ])('%s is read as Express reads it', async (_what, parts, headers) => {
    expect(await answerTo('/ours', parts, headers)).toEqual(
      await answerTo('/express', parts, headers),
    );
  });

  it('that is not sent to its end is the sender’s fault, once', async () => {
    told.length = 0;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /ours HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"a":',
    );
    await sleep(50);
    socket.destroy();
    for (let turn = 0; turn < 40 && told.length === 0; turn += 1) await sleep(25);
    await sleep(50);
    expect(told).toEqual(['request.malformed']);
  });

  it('is what it is at sight, and parsed where it is nothing', async () => {
    expect(await answerTo('/at-sight', ['[7', ']'], json)).toEqual({ read: { seen: '[7]' } });
    expect(await answerTo('/at-sight', ['[8]'], json)).toEqual({ read: [8] });
    expect(await answerTo('/at-sight', ['[7'], json)).toEqual({ code: 'request.malformed' });
  });
});
