// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import request, { type Test } from 'supertest';
import { useComposed } from '../support/composed.js';
import { useDatabase } from '../support/database.js';
import { callers, routeMatrix, type CallerKind, type RouteRow } from '../support/route-matrix.js';
import { routesOfApp } from '../support/routes-of-app.js';
import { webApp } from '../support/web-app.js';

const database = useDatabase();
const secret = 'a-secret-of-at-least-32-characters';
const apiScopes = [
  'communities:read',
  'memberships:read',
  'members:read',
  'events:read',
  'memberships:write',
  'communities:manage',
  'scim',
  'scim:write',
];
const portal = (clientId: string, scopes: readonly string[]): object => ({
  clientId,
  name: clientId,
  controller: 'Regione di prova',
  secret,
  redirectUris: [`https://${clientId}.example/callback`],
  communities: 'all',
  scopes: ['openid', ...scopes],
});
const composed = useComposed(database, {
  portals: [portal('reader', apiScopes), portal('bare', ['memberships:write'])],
  metrics: { token: 'a-token-of-those-who-watch-the-service' },
});

const prefixes = ['/api/v1', '/scim/v2', '/oidc', '/assets'];

describe('every route of the assembled service', () => {
  test('has its row, here or among the pages', async () => {
    const pages = webApp(database.db).routes;
    // The provider of OpenID Connect answers below /oidc by itself.
    const ours = Object.keys(routeMatrix).filter((route) => !route.includes(' /oidc/'));
    const known = new Set([...pages, ...ours]);
    const found = routesOfApp(composed.app, prefixes).filter((route) => !route.startsWith('_ALL'));
    expect([...new Set(found)].toSorted()).toEqual([...known].toSorted());
  });

  test('and every endpoint that OpenID Connect announces', async () => {
    const { body } = await request(composed.app).get('/oidc/.well-known/openid-configuration');
    const announced = Object.entries(body as Record<string, unknown>)
      .filter(([name]) => /_(endpoint|uri)$/.test(name))
      .map(([, address]) => new URL(String(address)).pathname);
    const rows = Object.keys(routeMatrix).map((route) => route.replace(/^\w+ /, ''));
    expect(announced.length).toBeGreaterThan(5);
    expect(announced.filter((path) => !rows.includes(path))).toEqual([]);
  });

  test.each(callers)('answers to %s as the table says', async (caller) => {
    const proof = await proofOf(caller);
    const differences: string[] = [];
    for (const [route, row] of Object.entries(routeMatrix)) {
      const expected = row.expected[callers.indexOf(caller)];
      const { status } = await ask(route, row).set(proof);
      if (status !== expected) differences.push(`${route}: ${status}, not ${expected}`);
    }
    expect(differences).toEqual([]);
  });
});

function sender(agent: ReturnType<typeof request>, method: string, path: string): Test {
  switch (method) {
    case 'POST':
      return agent.post(path);
    case 'PUT':
      return agent.put(path);
    case 'PATCH':
      return agent.patch(path);
    case 'DELETE':
      return agent.delete(path);
    default:
      throw new Error(`nothing is sent by ${method}`);
  }
}

function ask(route: string, { path, form, json }: RouteRow): Test {
  const [method = '', template = ''] = route.split(' ');
  const address = path ?? template;
  const agent = request(composed.app);
  if (method === 'GET') return agent.get(address);
  const sent = sender(agent, method, address);
  // As a browser sends the forms of our own pages.
  sent.set('Sec-Fetch-Site', 'same-origin');
  return form ? sent.type('form').send(form) : sent.send(json);
}

async function proofOf(caller: CallerKind): Promise<Record<string, string>> {
  if (caller === 'nobody') return {};
  if (caller === 'member') return { Cookie: await composed.memberCookie() };
  const [id, scope] =
    caller === 'portal' ? ['reader', apiScopes.join(' ')] : ['bare', 'memberships:write'];
  const { body } = await request(composed.app)
    .post('/oidc/token')
    .auth(id, secret)
    .type('form')
    .send({ grant_type: 'client_credentials', scope, resource });
  return { Authorization: `Bearer ${(body as { access_token: string }).access_token}` };
}

const resource = 'http://localhost:3000/api/v1';
