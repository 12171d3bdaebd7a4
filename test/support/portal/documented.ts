// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import { z } from 'zod';
import * as check from '../../../src/portal/api/check/schemas.js';
import * as communities from '../../../src/portal/api/communities/schemas.js';
import * as events from '../../../src/portal/api/events/schemas.js';
import * as invitations from '../../../src/portal/api/invitations/schemas.js';
import * as joinRequests from '../../../src/portal/api/join-requests/schemas.js';
import * as members from '../../../src/portal/api/members/schemas.js';
import { openApiDocument } from '../../../src/portal/api/openapi.js';
import * as own from '../../../src/portal/api/own/schemas.js';
import * as roleGrants from '../../../src/portal/api/role-grants/schemas.js';
import * as common from '../../../src/portal/api/schemas.js';
import { callApi, type ApiAnswer, type ApiCall } from './api.js';
import type { PortalApp } from './app.js';
import { at } from './guidelines/document.js';
import { undeclared } from './undeclared.js';

interface Content {
  readonly schema: { readonly $ref?: string };
}
interface Header {
  readonly required?: boolean;
}
interface Response {
  readonly content?: Record<string, Content>;
  readonly headers?: Record<string, Header>;
}
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly responses: Record<string, Response>;
  readonly security: readonly object[];
}

export const document = openApiDocument({
  origin: 'https://piazza.example',
  issuer: 'https://piazza.example/oidc',
  contact: { name: 'Regione', url: 'https://regione.example', email: 'piazza@regione.example' },
});

const paths = pointing(document.paths) as Record<string, Record<string, Operation>>;

/** With what answers and headers point to in their places; schemas stay named, as `named` knows them. */
function pointing(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pointing);
  if (typeof node !== 'object' || node === null) return node;
  const target = '$ref' in node ? String(node.$ref) : '#/components/schemas/';
  if (!target.startsWith('#/components/schemas/'))
    return pointing(at(document, ...target.slice(2).split('/')));
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, pointing(inner)]));
}

export const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** The schemas that the document names, by their names. */
const named = new Map(
  [check, communities, events, invitations, joinRequests, members, roleGrants, own, common]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((value) => value instanceof z.ZodType)
    .map((schema) => [schema.meta()?.id ?? '', schema]),
);

export type DocumentedCall = (
  method: string,
  path: string,
  options: ApiCall & { readonly as: string },
) => Promise<ApiAnswer>;

/**
 * Calls the API and holds each answer against the document; at the end, all that the document says of the operations
 * of a tag must have happened.
 */
export function againstDocument(app: PortalApp): {
  readonly call: DocumentedCall;
  readonly expectAll: (tag: string) => void;
} {
  const seen = new Set<string>();
  const carried = new Set<string>();
  return {
    async call(method, path, options) {
      const answer = await callApi(app, method, path, options);
      holdAgainst(answer, method.toLowerCase(), options.as);
      seen.add(`${method.toLowerCase()} ${options.as} ${answer.status}`);
      for (const name of answer.headers.keys()) carried.add(`${answer.status} ${name}`);
      return answer;
    },
    expectAll(tag) {
      const promised = operations
        .filter(({ operation }) => operation.tags.includes(tag))
        .flatMap(({ path, method, operation }) =>
          Object.keys(operation.responses).map((status) => `${method} ${path} ${status}`),
        );
      // Those need a flood or a dead database; the limiter and the status have tests of their own.
      const happening = promised.filter((one) => !/ (429|503)$/.test(one));
      expect(happening.length).toBeGreaterThan(0);
      expect([...seen].toSorted(byText)).toEqual(happening.toSorted(byText));
      expect(declaredBy(tag).filter((one) => !carried.has(one))).toEqual([]);
    },
  };
}

/** As one who has the thing already asks. */
export const kept = { 'if-none-match': '*' };

/** What the answers of the operations of a tag may carry: `200 link`. */
const declaredBy = (tag: string): readonly string[] =>
  operations
    .filter(({ operation }) => operation.tags.includes(tag))
    .flatMap(({ operation }) => Object.entries(operation.responses))
    .filter(([status]) => !/^(429|503)$/.test(status))
    .flatMap(([status, { headers = {} }]) =>
      Object.keys(headers).map((name) => `${status} ${name.toLowerCase()}`),
    );

const byText = (a: string, b: string): number => a.localeCompare(b);

/** The answer is documented, and nothing stands in it that the document does not name. */
function holdAgainst(answer: ApiAnswer, method: string, path: string): void {
  const where = `${method} ${path} ${answer.status}`;
  const response = paths[path]?.[method]?.responses[String(answer.status)];
  expect([where, answer.body, response]).toEqual([where, answer.body, expect.anything()]);
  for (const [header, { required = false }] of Object.entries(response?.headers ?? {})) {
    const comes = answer.headers.has(header) || !required;
    expect([where, header, comes]).toEqual([where, header, true]);
  }
  const declared = new Set(Object.keys(response?.headers ?? {}).map((name) => name.toLowerCase()));
  const others = [...answer.headers.keys()].filter((name) => !declared.has(name));
  expect([where, others.filter((name) => !(name in undeclared))]).toEqual([where, []]);
  const [[type, content] = []] = Object.entries(response?.content ?? {});
  if (!type || !content) return expect([where, answer.body]).toEqual([where, {}]);
  expect([where, answer.type.split(';')[0]]).toEqual([where, type]);
  const name = content.schema.$ref?.split('/').at(-1) ?? '';
  const parsed = named.get(name)?.safeParse(answer.body);
  expect([where, name, parsed?.error]).toEqual([where, name, undefined]);
  expect(parsed?.success).toBe(true);
}
