// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** One simulated provider, under a path of its own; a function, so that tests need no socket. */
export interface Site {
  readonly base: URL;
  readonly handle: (request: Request) => Promise<Response> | Response;
}

/** A person with an account at every simulated provider. */
export interface Account {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly label: { readonly it: string; readonly en: string };
}

/** What an operator registers at a provider. */
export interface SiteSettings {
  readonly base: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Compared as a whole, as providers do. */
  readonly redirectUris: readonly string[];
  readonly accounts: readonly Account[];
}

/** Serves several sites from one port, each by the beginning of its path. */
export const listener =
  (sites: () => readonly Site[]): RequestListener =>
  (incoming, outgoing) => {
    answer(sites(), incoming).then(
      (response) => send(outgoing, response),
      (error: unknown) => send(outgoing, new Response(String(error), { status: 500 })),
    );
  };

async function answer(sites: readonly Site[], incoming: IncomingMessage): Promise<Response> {
  const [first] = sites;
  const url = new URL(incoming.url ?? '/', first?.base);
  const site = sites.find(({ base }) => `${url.pathname}/`.startsWith(`${base.pathname}/`));
  if (!site) return url.pathname === '/' ? contents(sites) : new Response(null, { status: 404 });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return site.handle(
    new Request(url, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      ),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    }),
  );
}

function contents(sites: readonly Site[]): Response {
  const items = sites.map(({ base: { pathname } }) => `<li>${pathname}</li>`);
  return html(`<!doctype html><title>Simulatori</title><ul>${items.join('')}</ul>`);
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

export const html = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

/** A redirect after a form: 303. */
export const leadTo = (to: URL): Response =>
  new Response(null, { status: 303, headers: { location: to.href } });

/** Single values only; what comes twice is dropped. */
export function singleValues(parameters: URLSearchParams): Record<string, string> {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.flatMap((name) => {
      const [value, ...more] = parameters.getAll(name);
      return value !== undefined && more.length === 0 ? [[name, value]] : [];
    }),
  );
}

export const formOf = async (request: Request): Promise<Record<string, string>> =>
  singleValues(new URLSearchParams(await request.text()));
