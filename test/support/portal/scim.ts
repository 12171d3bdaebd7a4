// SPDX-License-Identifier: AGPL-3.0-or-later
import { errorStatus } from '../../../src/compose/error-status.js';
import { scimActs } from '../../../src/compose/scim.js';
import type { Clock } from '../../../src/kernel/clock.js';
import type { Db } from '../../../src/database/database.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import type { ApiDeps } from '../../../src/portal/api/deps.js';
import type { ScimDeps } from '../../../src/portal/scim/deps.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { invitingDeps } from '../builders/invitation.js';
import { aCommunity } from '../builders/membership.js';
import { aPortal, testBox, type Proof } from '../builders/portal.js';
import { memberToken, portalToken } from './api.js';
import type { PortalApp } from './app.js';
import { aVisitor, visit, type Visitor } from './visit.js';

export function scimTestDeps(api: ApiDeps, now: Clock): ScimDeps {
  const { db, prepared, verify, portals, origin, issuer, limit } = api;
  const acts = scimActs({ now, keys: invitingDeps(db), lettersOfDay: 1_000 });
  const at = { db, now, prepared, box: testBox };
  return { ...at, verify, portals, origin, issuer, limit, errorStatus, acts };
}

export const scimScopes = ['openid', 'profile', 'email', 'scim', 'scim:write'];

export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function callScim(
  app: PortalApp,
  {
    token,
    method = 'GET',
    body,
    headers = {},
  }: {
    token?: string | undefined;
    method?: string;
    body?: unknown;
    headers?: Readonly<Record<string, string>>;
  },
  path: string,
): Promise<ScimAnswer> {
  const response = await fetch(`${app.origin}/scim/v2${path}`, {
    method,
    headers: {
      ...headers,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** A portal that may use SCIM, its token, and how it reads. */
export async function aReader(
  { db, app }: { readonly db: Db; readonly app: PortalApp },
  overrides: Partial<Registration> = {},
) {
  const portal = await aPortal(db, { scopes: scimScopes, ...overrides });
  const token = await portalToken(app, portal, 'scim');
  const read = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    callScim(app, { token, headers }, path);
  return { portal, token, read };
}

/** Somebody who signs in to the portal; with the token by which they write through it. */
export async function aGuest(
  { db, app }: { readonly db: Db; readonly app: PortalApp },
  portal: Registration,
  memberId?: MemberId,
  proof: Proof = {},
): Promise<{ readonly sub: string; readonly token: string; readonly visitor: Visitor }> {
  const visitor = await aVisitor({ db, app }, { ...proof, ...(memberId && { memberId }) });
  const asked = { scope: portal.scopes.join(' '), resource: `${app.origin}/api/v1` };
  const { config, tokens, sub } = await visit(app, portal, visitor, asked);
  const token = await memberToken(app, config, tokens.refresh_token ?? '');
  return { sub, token, visitor };
}

type SentHeaders = Readonly<Record<string, string>>;

/** How somebody writes through a portal. */
export const writing =
  (app: PortalApp, token: string) =>
  async (method: string, path: string, body?: unknown, headers: SentHeaders = {}) =>
    callScim(app, { token, method, body, headers }, path);

/** A portal of one community whose manager signed in to it, and how they write. */
export async function aManaged(
  world: { readonly db: Db; readonly app: PortalApp },
  community: Parameters<typeof aCommunity>[1] = {},
  scopes: readonly string[] = scimScopes,
) {
  const place = await aCommunity(world.db, community);
  const {
    portal,
    token: own,
    read,
  } = await aReader(world, {
    communities: [place.slug],
    scopes: [...scopes],
  });
  const manager = await aGuest(world, portal, place.managerId);
  return { place, portal, own, read, manager, write: writing(world.app, manager.token) };
}

export const aPatch = (...Operations: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
