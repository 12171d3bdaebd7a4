// SPDX-License-Identifier: AGPL-3.0-or-later
import * as oidc from 'openid-client';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import type { Db } from '../../../src/database/database.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { aPortal, type Proof } from '../builders/portal.js';
import type { PortalApp } from './app.js';
import { discover } from './client.js';
import { aVisitor, visit, type Visitor } from './visit.js';

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface ApiCall {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another node than the first. */
  readonly origin?: string;
}

export async function callApi(
  app: PortalApp,
  method: string,
  path: string,
  options: ApiCall = {},
): Promise<ApiAnswer> {
  const { token, body, language = 'it', origin = app.origin, headers = {} } = options;
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      'accept-language': language,
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const parsed = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, type, headers: response.headers, body: parsed };
}

/** A token that a portal gets by its own credentials. */
export async function portalToken(
  app: PortalApp,
  portal: Registration,
  scope = 'communities:read memberships:read members:read events:read',
): Promise<string> {
  const config = await discover(app.issuer, portal);
  const tokens = await oidc.clientCredentialsGrant(config, { scope });
  return tokens.access_token;
}

/** The parameters of a sign-in whose refresh token is worth a token for the API. */
export const forApi = (app: PortalApp): Record<string, string> => ({
  scope: 'openid profile email groups roles memberships memberships:write communities:manage',
  resource: `${app.origin}/api/v1`,
});

/** A member's own token for the API, from the refresh token of a sign-in made with `forApi`. */
export async function memberToken(
  app: PortalApp,
  config: oidc.Configuration,
  refreshToken: string,
): Promise<string> {
  const resource = `${app.origin}/api/v1`;
  const tokens = await oidc.refreshTokenGrant(config, refreshToken, { resource });
  return tokens.access_token;
}

export interface Acquaintance {
  readonly portal: Registration;
  readonly visitor: Visitor;
  readonly sub: string;
  /** The portal's own. */
  readonly token: string;
  /** The member's. */
  readonly own: string;
}

/** A portal that knows a member, and a token of each. */
export async function acquainted(
  { db, app }: { db: Db; app: PortalApp },
  { portal, ...proof }: Proof & { portal?: Registration; memberId?: MemberId } = {},
): Promise<Acquaintance> {
  const registered = portal ?? (await aPortal(db));
  const visitor = await aVisitor({ db, app }, proof);
  const { config, tokens, sub } = await visit(app, registered, visitor, forApi(app));
  const token = await portalToken(app, registered);
  const own = await memberToken(app, config, tokens.refresh_token ?? '');
  return { portal: registered, visitor, sub, token, own };
}
