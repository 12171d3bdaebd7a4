// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { openApiDocument } from '../../../src/portal/api/openapi.js';
import * as schemas from '../../../src/portal/api/schemas.js';
import { aCommunity } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import {
  callApi,
  forApi,
  memberToken,
  portalToken,
  type ApiAnswer,
} from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { aVisitor, visit } from '../../support/portal/visit.js';

interface Content {
  readonly schema: { readonly $ref?: string };
}
interface Response {
  readonly content?: Record<string, Content>;
  readonly headers?: Record<string, unknown>;
}
interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, Response>;
}
type Paths = Record<string, Record<string, Operation>>;

const document = openApiDocument({
  origin: 'https://piazza.example',
  issuer: 'https://piazza.example/oidc',
  contact: { name: 'Regione', url: 'https://regione.example', email: 'piazza@regione.example' },
});
const paths = document.paths as unknown as Paths;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const byName: Readonly<Record<string, z.ZodType>> = {
  CommunityPage: schemas.communityPage,
  MembershipList: schemas.membershipList,
  ChangePage: schemas.changePage,
  CheckAnswer: schemas.checkAnswer,
  CheckBatchAnswer: schemas.checkBatchAnswer,
  JoinAnswer: schemas.joinAnswer,
  Problem: schemas.problem,
};

describe('the OpenAPI document', () => {
  it('keeps what the Italian guidelines ask of the description', () => {
    expect(document).toMatchObject({
      openapi: '3.0.3',
      info: {
        'x-summary': expect.any(String),
        'x-api-id': 'piazza',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        termsOfService: expect.stringMatching(/^https:/),
        contact: { email: expect.any(String), name: expect.any(String), url: expect.any(String) },
      },
      servers: [{ url: 'https://piazza.example/api/v1', description: expect.any(String) }],
    });
  });

  it('has kebab-case paths and operations named without verbs', () => {
    for (const { path, operation } of operations) {
      expect(path).toMatch(/^(\/([a-z0-9-]+|\{[a-z_]+\}))+$/);
      expect(operation.operationId).not.toMatch(/^(get|list|create|post|delete|update|check)_/);
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('answers every error with a problem document, says when to come back, and limits', () => {
    for (const { path, operation } of operations) {
      for (const [status, { content = {}, headers = {} }] of Object.entries(operation.responses)) {
        if (Number(status) >= 400)
          expect(Object.keys(content)).toEqual(['application/problem+json']);
        if (status === '429' || status === '503') expect(headers).toHaveProperty('Retry-After');
        if (path !== '/status') expect(headers).toHaveProperty('RateLimit-Remaining');
      }
    }
  });

  it('gives every number a format and every object no more than its properties', () => {
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, format, properties, additionalProperties } = node as Record<string, unknown>;
      if (type === 'integer' || type === 'number') expect(format).toEqual(expect.any(String));
      if (type === 'object' && properties) expect(additionalProperties).toBe(false);
      for (const child of Object.values(node)) walk(child);
    };
    walk(document.components?.schemas);
  });
});

describe('what the API answers', () => {
  const database = useDatabase();
  const { db } = database;
  const app = usePortalApp(database);

  it('is what the document says, and all that it says happens', async () => {
    const seen = new Set<string>();
    const call = async (
      method: string,
      path: string,
      options: Parameters<typeof callApi>[3] & { as: string },
    ) => {
      const answer = await callApi(app, method, path, options);
      holdAgainst(answer, method.toLowerCase(), options.as);
      seen.add(`${method.toLowerCase()} ${options.as} ${answer.status}`);
      return answer;
    };
    await everyAnswer(call);

    const promised = operations.flatMap(({ path, method, operation }) =>
      Object.keys(operation.responses).map((status) => `${method} ${path} ${status}`),
    );
    // Those need a flood or a dead database; the limiter and the status have tests of their own.
    const happening = promised.filter((one) => !/ (429|503)$/.test(one));
    expect([...seen].toSorted(byText)).toEqual(happening.toSorted(byText));
  });

  it('serves the document to everybody', async () => {
    const { body, headers } = await callApi(app, 'GET', '/openapi.json');
    expect(body).toMatchObject({ openapi: '3.0.3', servers: [{ url: `${app.origin}/api/v1` }] });
    expect(headers.get('cache-control')).toContain('max-age');
  });

  type Call = (
    method: string,
    path: string,
    options: Parameters<typeof callApi>[3] & { as: string },
  ) => Promise<ApiAnswer>;

  async function everyAnswer(call: Call): Promise<void> {
    const portal = await aPortal(db);
    const visitor = await aVisitor({ db, app });
    const { config, tokens, sub } = await visit(app, portal, visitor, forApi(app));
    const token = await portalToken(app, portal);
    const own = await memberToken(app, config, tokens.refresh_token ?? '');
    const open = await aCommunity(db);
    const asking = await aCommunity(db, { joinPath: 'approval' });
    const closed = await aCommunity(db, { joinPath: 'closed' });
    const bare = await portalToken(app, portal, 'memberships:write');

    const communities = { as: '/communities' };
    await call('GET', '/communities', { ...communities, token });
    await call('GET', '/communities?page=1', { ...communities, token });
    await call('GET', '/communities', communities);
    await call('GET', '/communities', { ...communities, token: bare });

    const member = { as: '/members/{sub}/memberships' };
    await call('GET', `/members/${sub}/memberships`, { ...member, token });
    await call('GET', '/members/nobody/memberships', { ...member, token });
    await call('GET', `/members/${'x'.repeat(101)}/memberships`, { ...member, token });
    await call('GET', '/members/nobody/memberships', member);
    await call('GET', '/members/nobody/memberships', { ...member, token: bare });

    const check = { as: '/check' };
    const body = {
      subject: { type: 'member', id: sub },
      action: { name: 'member' },
      resource: { type: 'community', id: open.slug },
    };
    await call('POST', '/check', { ...check, token, body });
    await call('POST', '/check', { ...check, token, body: {} });
    await call('POST', '/check', { ...check, body });
    await call('POST', '/check', { ...check, token: bare, body });

    const batch = { as: '/check/batch' };
    const bodies = { evaluations: [body] };
    await call('POST', '/check/batch', { ...batch, token, body: bodies });
    await call('POST', '/check/batch', { ...batch, token, body: {} });
    await call('POST', '/check/batch', { ...batch, body: bodies });
    await call('POST', '/check/batch', { ...batch, token: bare, body: bodies });

    const events = { as: '/events' };
    await call('GET', '/events?after=0', { ...events, token });
    await call('GET', '/events?after=x', { ...events, token });
    await call('GET', '/events', events);
    await call('GET', '/events', { ...events, token: bare });

    const me = { as: '/me/memberships/{slug}' };
    for (const method of ['POST', 'DELETE']) {
      await call(method, `/me/memberships/${open.slug}`, { ...me, token: own });
      await call(method, '/me/memberships/NO', { ...me, token: own });
      await call(method, `/me/memberships/${open.slug}`, me);
      await call(method, `/me/memberships/${open.slug}`, { ...me, token });
      await call(method, '/me/memberships/unheard-of', { ...me, token: own });
    }
    await call('DELETE', `/me/memberships/${open.slug}`, { ...me, token: own });
    await call('POST', `/me/memberships/${asking.slug}`, { ...me, token: own });
    await call('POST', `/me/memberships/${asking.slug}`, { ...me, token: own });
    await call('POST', `/me/memberships/${closed.slug}`, { ...me, token: own });
    await call('GET', '/status', { as: '/status' });
  }
});

const byText = (a: string, b: string): number => a.localeCompare(b);

/** The answer is documented, and nothing stands in it that the document does not name. */
function holdAgainst(answer: ApiAnswer, method: string, path: string): void {
  const where = `${method} ${path} ${answer.status}`;
  const response = paths[path]?.[method]?.responses[String(answer.status)];
  expect([where, response]).toEqual([where, expect.anything()]);
  const [[type, content] = []] = Object.entries(response?.content ?? {});
  if (!type || !content) return expect([where, answer.body]).toEqual([where, {}]);
  expect(answer.type.split(';')[0]).toBe(type);
  const name = content.schema.$ref?.split('/').at(-1) ?? '';
  const parsed = byName[name]?.safeParse(answer.body);
  expect([where, name, parsed?.error]).toEqual([where, name, undefined]);
  expect(parsed?.success).toBe(true);
  for (const header of Object.keys(response?.headers ?? {})) {
    expect([where, header, answer.headers.has(header)]).toEqual([where, header, true]);
  }
}
