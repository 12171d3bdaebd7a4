// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Express } from 'express';
import { patient } from '../patient.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An application that listens once, for thousands of questions over the same connections. */
export interface Asked {
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

export async function listening(app: Express): Promise<Asked> {
  const server: Server = patient(createServer(app)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    async ask({ method, path, headers = {}, body }) {
      const asking = request({ agent, host: '127.0.0.1', port, method, path, headers });
      asking.end(body);
      const [answer] = await once(asking, 'response');
      const { statusCode: status = 0, headers: said } = answer;
      return { status, headers: said, body: await text(answer) };
    },
    async close() {
      agent.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A form as our own pages send it, or a look at a page. */
export function asBrowser(
  method: string,
  path: string,
  { cookie, form, accept }: { cookie: string; form: Record<string, string>; accept: string },
): Question {
  const headers = { Accept: accept, 'Accept-Language': 'it', Cookie: cookie };
  if (method === 'GET') return { method, path, headers };
  const body = new URLSearchParams(form).toString();
  return {
    method,
    path,
    headers: {
      ...headers,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
      'Sec-Fetch-Site': 'same-origin',
    },
    body,
  };
}
