// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Express } from 'express';
import { patient } from './patient.js';

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  readonly headers: Headers;
}

/** A browser without a screen: keeps cookies, posts forms as ours, follows nothing by itself. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  post(
    path: string,
    form: Readonly<Record<string, string>> | string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>;
}

export interface Served {
  readonly server: Server;
  readonly origin: string;
  browser(): Browser;
  close(): Promise<void>;
}

/** Serves an application on a free port. */
export const serve = (app: Express): Promise<Served> => serveAt(() => Promise.resolve(app));

/** The same for an application that has to know its own address. */
export async function serveAt(make: (origin: string) => Promise<Express>): Promise<Served> {
  const server = patient(createServer());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  server.on('request', await make(origin));
  return {
    server,
    origin,
    browser: () => createBrowser(origin),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function createBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();
  async function send(
    path: string,
    init: RequestInit,
    headers: Readonly<Record<string, string>>,
  ): Promise<Page> {
    const url = new URL(path, origin);
    // The site lives under another name in its own addresses.
    const target = new URL(`${url.pathname}${url.search}`, origin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers, ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
      headers: response.headers,
    };
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, form, headers = { 'sec-fetch-site': 'same-origin' }) =>
      send(
        path,
        {
          method: 'POST',
          body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
        },
        { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      ),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(pair.indexOf('=') + 1);
  const gone = /expires=Thu, 01 Jan 1970/i.test(line) || value === '';
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}
