// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  answersOf,
  at,
  entriesAt,
  headersOf,
  operationsOf,
  parametersOf,
  type Tree,
} from './document.js';
import { wrong, type Rule } from './rule.js';

const list = ['paths', '/communities', 'get'] as const;
const answer = [...list, 'responses', '200'] as const;
const problems = ['application/problem+json', 'application/problem+xml'];
const json = 'application/json';
const problem = 'application/problem+json';

const where = (part: { readonly where: string }): string => part.where;
const typesOf = (part: Tree): readonly string[] => entriesAt(part, 'content').map(([type]) => type);
const withoutBody =
  (method: string): Rule['breaches'] =>
  (document) =>
    wrong(
      operationsOf(document).filter((one) => one.method === method),
      ({ operation }) => operation['requestBody'] === undefined,
      where,
    );
const patches = (document: Tree) =>
  operationsOf(document).filter(({ method }) => method === 'patch');
const statusAnswers = (document: Tree, ...starts: readonly string[]) =>
  answersOf(document, ...starts).filter(({ path }) => path === '/status');

/** What may go in a request and what comes in an answer. */
export const exchangeRules: readonly Rule[] = [
  {
    name: 'http-request-GET-no-body',
    breaches: withoutBody('get'),
    fault: [[...list, 'requestBody'], {}],
  },
  {
    name: 'http-request-DELETE-no-body',
    breaches: withoutBody('delete'),
    fault: [['paths', '/me/memberships/{slug}', 'delete', 'requestBody'], {}],
  },
  {
    name: 'http-response-no-content-204-205',
    breaches: (document) =>
      wrong(answersOf(document, '204', '205'), (one) => typesOf(one.answer).length === 0, where),
    fault: [
      ['paths', '/me/memberships/{slug}', 'delete', 'responses', '204', 'content'],
      { [json]: {} },
    ],
  },
  {
    name: 'http-response-content-2xx',
    breaches: (document) =>
      wrong(
        answersOf(document, '200', '201', '202', '203', '206'),
        (one) => entriesAt(one.answer, 'content').some(([, media]) => at(media, 'schema')),
        where,
      ),
    fault: [[...answer, 'content'], undefined],
  },
  {
    name: 'response-with-json-object',
    breaches: (document) =>
      wrong(
        answersOf(document, '1', '2', '3', '4', '5'),
        (one) =>
          entriesAt(one.answer, 'content').every(
            ([type, media]) => !type.endsWith('json') || at(media, 'schema', 'type') === 'object',
          ),
        where,
      ),
    fault: [[...answer, 'content', json, 'schema', 'type'], 'array'],
  },
  {
    name: 'use-problem-json-for-errors',
    breaches: (document) =>
      wrong(
        answersOf(document, '4', '5', 'default'),
        (one) =>
          typesOf(one.answer).length > 0 &&
          typesOf(one.answer).every((type) => problems.includes(type)),
        where,
      ),
    fault: [[...list, 'responses', '400', 'content'], { [json]: {} }],
  },
  {
    name: 'use-problem-schema',
    breaches: (document) =>
      wrong(
        answersOf(document, '4', '5', 'default'),
        (one) =>
          entriesAt(one.answer, 'content').every(([, media]) =>
            ['type', 'title', 'status', 'detail'].every((name) =>
              at(media, 'schema', 'properties', name),
            ),
          ),
        where,
      ),
    fault: [[...list, 'responses', '404'], { content: { [problem]: { schema: {} } } }],
  },
  {
    name: 'patch-media-type',
    breaches: (document) =>
      wrong(
        patches(document),
        ({ operation }) => at(operation, 'requestBody', 'content', json) === undefined,
        where,
      ),
    fault: [['paths', '/communities', 'patch'], { requestBody: { content: { [json]: {} } } }],
  },
  {
    name: 'patch-without-request-body',
    breaches: (document) =>
      wrong(
        patches(document),
        ({ operation }) => at(operation, 'requestBody', 'required') === true,
        where,
      ),
    fault: [['paths', '/communities', 'patch'], { requestBody: {} }],
  },
  {
    name: 'paths-status',
    breaches: (document) => (at(document, 'paths', '/status', 'get') ? [] : ['paths']),
    fault: [['paths', '/status'], undefined],
  },
  {
    name: 'paths-status-return-json',
    breaches: (document) =>
      wrong(
        statusAnswers(document, '200'),
        (one) => typesOf(one.answer).every((type) => type === json || type === problem),
        where,
      ),
    fault: [['paths', '/status', 'get', 'responses', '200', 'content'], { 'text/plain': {} }],
  },
  {
    name: 'paths-status-return-problem',
    breaches: (document) =>
      wrong(
        statusAnswers(document, '4', '5'),
        (one) => typesOf(one.answer).every((type) => type === problem),
        where,
      ),
    fault: [['paths', '/status', 'get', 'responses', '503', 'content'], { [json]: {} }],
  },
  {
    name: 'paths-status-problem-schema',
    breaches: (document) =>
      wrong(
        statusAnswers(document, '4', '5'),
        (one) =>
          ['status', 'title', 'detail'].every((name) =>
            at(one.answer, 'content', problem, 'schema', 'properties', name),
          ),
        where,
      ),
    fault: [['paths', '/status', 'get', 'responses', '503', 'content', problem, 'schema'], {}],
  },
  {
    name: 'no-forbidden-headers',
    breaches: (document) =>
      wrong(
        namesOfHeaders(document),
        (one) => !/^(accept|content-type|authorization)$/i.test(one),
        String,
      ),
    fault: [[...answer, 'headers', 'Content-Type'], {}],
  },
  {
    name: 'no-x-headers',
    breaches: (document) => wrong(namesOfHeaders(document), (one) => !/^x-/i.test(one), String),
    fault: [[...answer, 'headers', 'X-Total'], {}],
  },
  {
    name: 'headers-train-case',
    breaches: (document) =>
      wrong(
        namesOfHeaders(document),
        (one) => /^[A-Z][A-Za-z0-9]*(-[A-Z][A-Za-z0-9]*)*$/.test(one),
        String,
      ),
    fault: [[...answer, 'headers', 'total-Count'], {}],
  },
];

/** Of requests and of answers. */
const namesOfHeaders = (document: Tree): readonly string[] => [
  ...parametersOf(document)
    .filter((one) => one['in'] === 'header')
    .map(({ name }) => String(name)),
  ...answersOf(document, '1', '2', '3', '4', '5').flatMap((one) => headersOf(one.answer)),
];
