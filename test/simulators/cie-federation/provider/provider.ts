// SPDX-License-Identifier: AGPL-3.0-or-later
import { configurationPath, pathBelow, type Handler } from '../entity.js';
import type { Key } from '../key.js';
import { createDesk, type Desk, type ProviderBends, type ProviderOptions } from './desk.js';
import * as endpoint from './endpoints.js';
import { errorPage } from './pages.js';

/** An OpenID Provider of the federation: registers clients by their trust chain and checks all they send. */
export interface FederationProvider {
  readonly entityId: string;
  readonly bends: ProviderBends;
  readonly handle: Handler;
  /** Everything that was asked, as method and path. */
  readonly asked: string[];
  /** Why requests were refused, newest last. */
  readonly refusals: string[];
  /** Access tokens that were given back. */
  readonly revoked: ReadonlySet<string>;
  /** Signs tokens. */
  key(): Key;
  /** Signs with a new key from now on; the old one is no longer published. */
  rollOver(key: Key): void;
}

export function createProvider(options: ProviderOptions): FederationProvider {
  const desk = createDesk(options);
  const asked: string[] = [];
  const refusals: string[] = [];
  return {
    entityId: options.entityId,
    bends: desk.bends,
    asked,
    refusals,
    revoked: desk.revoked,
    key: () => desk.key,
    rollOver(key) {
      desk.key = key;
    },
    async handle(request) {
      const path = pathBelow(options.entityId, request) ?? '';
      asked.push(`${request.method} ${path}`);
      try {
        return (await desk.bends.respond?.(request)) ?? (await route(desk, request, path));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        refusals.push(reason);
        const refusal = { error: 'invalid_client', error_description: reason };
        const machine = ['/token', '/revocation', '/introspection'].includes(path);
        return machine ? Response.json(refusal, { status: 401 }) : errorPage(reason);
      }
    },
  };
}

async function route(desk: Desk, request: Request, path: string): Promise<Response> {
  const { searchParams: query } = new URL(request.url);
  const form = async (): Promise<URLSearchParams> => new URLSearchParams(await request.text());
  const authorization = request.headers.get('authorization') ?? '';
  switch (`${request.method} ${path}`) {
    case `GET ${configurationPath}`:
      return endpoint.configuration(desk);
    case 'GET /authorization':
      return endpoint.authorize(desk, query);
    case 'POST /authorization':
      return endpoint.authorize(desk, await form());
    case 'POST /login':
      return endpoint.login(desk, await form());
    case 'POST /token':
      return endpoint.token(desk, await form());
    case 'GET /userinfo':
    case 'POST /userinfo':
      return endpoint.userinfo(desk, authorization);
    case 'POST /revocation':
      return endpoint.revoke(desk, await form());
    case 'POST /introspection':
      return endpoint.introspect(desk, await form());
    default:
      return new Response(null, { status: 404 });
  }
}
