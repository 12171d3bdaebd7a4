// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { decodeJwt, SignJWT } from 'jose';
import { apiScopes, type ApiScope } from '../../src/portal/domain/scopes.js';
import type { Registration } from '../../src/portal/use-cases/register-portal.js';
import { aCommunity, aStint } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { useDatabase } from '../support/database.js';
import { memberToken, portalToken } from '../support/portal/api.js';
import { testKeys, usePortalApp } from '../support/portal/app.js';
import { aVisitor, visit } from '../support/portal/visit.js';
import { routeMatrix } from '../support/route-matrix.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

interface Demand {
  readonly scope: ApiScope;
  readonly by: 'portal' | 'member' | 'either';
}

const isOpen = (route: string): boolean => /\/api\/v1\/(status|openapi\.json)$/.test(route);
const routes = Object.keys(routeMatrix).filter(
  (route) => /^\w+ \/(api\/v1|scim\/v2)\//.test(route) && !isOpen(route),
);
const demands = new Map<string, Demand>();
let slug = '';

beforeAll(async () => {
  ({ slug } = await aCommunity(db));
  const document = (await (await fetch(`${app.origin}/api/v1/openapi.json`)).json()) as {
    readonly paths: Record<
      string,
      Record<string, { security?: readonly Record<string, [ApiScope]>[] }>
    >;
  };
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { security = [] }] of Object.entries(operations)) {
      const [demand] = Object.entries(security[0] ?? {});
      if (!demand) continue;
      const [by, [scope]] = demand;
      const route = `${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      demands.set(route, { scope, by: by as 'portal' | 'member' });
    }
  }
  for (const route of routes.filter((one) => one.includes(' /scim/'))) {
    const reads = /^GET |\.search$|\/Bulk$/.test(route);
    demands.set(
      route,
      reads ? { scope: 'scim', by: 'either' } : { scope: 'scim:write', by: 'member' },
    );
  }
});

const unknown = '0190aaaa-0000-7000-8000-000000000000';

/** Well said, and of who sends it: whether they may is looked at after that. */
const bodyOf = (route: string, token: string | undefined): object => {
  if (route === 'POST /api/v1/communities/:slug/invitations')
    return { email: 'ospite@example.org' };
  if (route === 'POST /api/v1/communities/:slug/role-grants' && token !== undefined) {
    return { subject: decodeJwt(token).sub, role: 'moderator' };
  }
  return routeMatrix[route]?.json ?? {};
};

async function ask(route: string, token: string | undefined, of = slug): Promise<string> {
  const [method = '', template = ''] = route.split(' ');
  const path = template
    .replace(':slug', of)
    .replace(':sub', 'nobody-of-this-name')
    .replace(':id', unknown);
  const json = bodyOf(route, token);
  const response = await fetch(`${app.origin}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && {
        'content-type': path.startsWith('/scim') ? 'application/scim+json' : 'application/json',
      }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const { code } = (text ? JSON.parse(text) : {}) as { code?: string };
  return `${response.status} ${code ?? challengeOf(response)}`.trim();
}

/** SCIM has errors of its own, without our codes: what was missing is told by the challenge (RFC 6750, 3). */
function challengeOf({ status, headers }: Response): string {
  const challenge = headers.get('www-authenticate') ?? '';
  if (challenge.includes('insufficient_scope')) return 'api.scope_missing';
  if (challenge.includes('invalid_token')) return 'api.token_invalid';
  if (challenge.includes('insufficient_user_authentication')) return 'session.required';
  if (status !== 401) return '';
  return challenge === 'Bearer' ? 'api.token_missing' : 'nothing to go by';
}

/** How many acts are on record: what is refused adds none. */
async function acts(): Promise<number> {
  const { rows } = await sql<{ acts: number }>`
    select (select count(*) from outbox) + (select count(*) from audit_entry) as acts`.execute(db);
  return rows[0]?.acts ?? -1;
}

const gates = /api\.(token|scope|portal)|session\.required/;

/** @returns for each route what was answered, where it is not what the demand says */
async function differences(
  token: string | undefined,
  expected: (demand: Demand) => string | undefined,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of routes) {
    const demand = demands.get(route);
    const should = demand && expected(demand);
    const before = await acts();
    const answer = await ask(route, token);
    const isSo = should === undefined ? !gates.test(answer) : answer.endsWith(should);
    if (!demand || !isSo) found.push(`${route}: ${answer}, not ${should ?? 'let through'}`);
    if (should !== undefined && (await acts()) !== before)
      found.push(`${route}: changed something`);
  }
  return found;
}

const withScopes = (scopes: readonly string[], more: Partial<Registration> = {}) =>
  aPortal(db, { scopes: ['openid', 'profile', ...scopes], ...more });

const allOfAPortal = async (more: Partial<Registration> = {}): Promise<string> =>
  portalToken(app, await withScopes(apiScopes, more), apiScopes.join(' '));

/** What the service wrote, to be written otherwise. */
async function rewritten(change: object): Promise<string> {
  const key = testKeys.find(({ kid }) => kid === 'ec');
  if (!key) throw new Error('no such key');
  const claims = { ...decodeJwt(await allOfAPortal()), ...change };
  const header = { alg: 'ES256', kid: 'ec', typ: 'at+jwt' };
  return new SignJWT(claims).setProtectedHeader(header).sign(key.privateKey);
}

async function memberWith(scope: ApiScope): Promise<string> {
  const portal = await withScopes([scope]);
  const visitor = await aVisitor({ db, app });
  await aStint(db, { community: await communityOf(slug), memberId: visitor.memberId });
  const asked = { scope: `openid profile ${scope}`, resource: `${app.origin}/api/v1` };
  const { config, tokens } = await visit(app, portal, visitor, asked);
  return memberToken(app, config, tokens.refresh_token ?? '');
}

const communityOf = (of: string) =>
  db
    .selectFrom('community')
    .select('id')
    .where('slug', '=', of)
    .executeTakeFirstOrThrow() as Promise<{
    id: Parameters<typeof aStint>[1]['community']['id'];
  }>;

describe('every route for programs', () => {
  it('says which scope it asks for, and of whom', () => {
    expect([...demands.keys()].toSorted()).toEqual(routes.toSorted());
  });

  it('is shut without a token', async () => {
    expect(await differences(undefined, () => '401 api.token_missing')).toEqual([]);
  });

  it.each<[string, () => Promise<string>]>([
    ['that has expired', () => rewritten({ exp: Math.floor(Date.now() / 1_000) - 1 })],
    ['for another resource', () => rewritten({ aud: `${app.origin}/other` })],
    [
      'of a portal that is switched off',
      async () => {
        const token = await allOfAPortal();
        const { client_id: off } = decodeJwt(token);
        const portals = db.updateTable('portal').set({ status: 'disabled' });
        await portals.where('client_id', '=', String(off)).execute();
        return token;
      },
    ],
  ])('is shut to a token %s', async (_which, make) => {
    expect(await differences(await make(), () => '401 api.token_invalid')).toEqual([]);
  });

  it.each(apiScopes)(
    'is open to a portal with the scope %s alone as far as that goes',
    async (only) => {
      const token = await portalToken(app, await withScopes([only]), only);
      const found = await differences(token, ({ scope, by }) => {
        if (scope !== only) return '403 api.scope_missing';
        return by === 'member' ? '401 session.required' : undefined;
      });
      expect(found).toEqual([]);
    },
  );

  it.each(['memberships:write', 'communities:manage', 'scim:write', 'members:read'] as const)(
    'is open to a member through a portal with the scope %s alone as far as that goes',
    async (only) => {
      const found = await differences(await memberWith(only), ({ scope, by }) => {
        if (scope !== only) return '403 api.scope_missing';
        if (by === 'portal') return '403 api.portal_only';
        return scope === 'communities:manage' ? '403 right.missing' : undefined;
      });
      expect(found).toEqual([]);
    },
  );

  it('answers of a community that the portal does not serve as of one that is not there', async () => {
    const { slug: served } = await aCommunity(db);
    const token = await allOfAPortal({ communities: [served] as Registration['communities'] });
    for (const route of routes.filter((one) => one.includes(':slug'))) {
      expect([route, await ask(route, token)]).toEqual([route, await ask(route, token, 'nowhere')]);
    }
  });
});
