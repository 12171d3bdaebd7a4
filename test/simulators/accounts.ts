// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface AccountsOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The only address that codes are sent to (RFC 9700, 2.1). */
  readonly redirectUri: string;
  /** Who is signed in there already. */
  readonly person: { readonly sub: string; readonly name: string };
}

export interface AccountsSimulator {
  readonly origin: string;
  close(): Promise<void>;
}

interface Grant {
  readonly challenge: string;
}

interface State {
  readonly options: AccountsOptions;
  readonly codes: Map<string, Grant>;
  readonly tokens: Set<string>;
}

/** A body's accounts behind plain OAuth 2.0 (RFC 6749) with PKCE (RFC 7636): whoever comes is known already. */
export async function startAccounts(options: AccountsOptions): Promise<AccountsSimulator> {
  const state: State = { options, codes: new Map(), tokens: new Set() };
  const server = createServer((req, res) => {
    void answer(state, req).then(async (response) => {
      res.writeHead(response.status, Object.fromEntries(response.headers));
      res.end(await response.text());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => close(server) };
}

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
};

async function answer(state: State, req: IncomingMessage): Promise<Response> {
  const url = new URL(req.url ?? '/', 'http://accounts');
  const asked = `${req.method} ${url.pathname}`;
  if (asked === 'GET /authorize') return authorize(state, url.searchParams);
  if (asked === 'POST /token') return token(state, new URLSearchParams(await text(req)));
  if (asked === 'GET /userinfo') return userinfo(state, req.headers.authorization);
  return new Response('', { status: 404 });
}

function authorize({ options, codes }: State, asked: URLSearchParams): Response {
  const challenge = asked.get('code_challenge');
  const known =
    asked.get('client_id') === options.clientId &&
    asked.get('redirect_uri') === options.redirectUri &&
    asked.get('response_type') === 'code';
  if (!known || !challenge || asked.get('code_challenge_method') !== 'S256') return refused(400);
  const code = randomBytes(16).toString('base64url');
  codes.set(code, { challenge });
  const back = new URL(options.redirectUri);
  back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
  return new Response('', { status: 302, headers: { location: back.href } });
}

function token({ options, codes, tokens }: State, form: URLSearchParams): Response {
  const code = form.get('code') ?? '';
  const grant = codes.get(code);
  codes.delete(code);
  const verifier = form.get('code_verifier') ?? '';
  const proven =
    form.get('grant_type') === 'authorization_code' &&
    form.get('client_id') === options.clientId &&
    form.get('client_secret') === options.clientSecret &&
    form.get('redirect_uri') === options.redirectUri &&
    grant?.challenge === createHash('sha256').update(verifier).digest('base64url');
  if (!proven) return refused(400);
  const issued = randomBytes(16).toString('base64url');
  tokens.add(issued);
  return Response.json({ access_token: issued, token_type: 'Bearer', expires_in: 60 });
}

function userinfo({ options, tokens }: State, authorization = ''): Response {
  const known = tokens.has(authorization.replace('Bearer ', ''));
  return known ? Response.json(options.person) : refused(401);
}

const refused = (status: number): Response =>
  Response.json({ error: 'invalid_request' }, { status });
