// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, entriesAt, nodesOf, operationsOf, parametersOf, type Tree } from './document.js';
import { wrong, type Rule } from './rule.js';

const scheme = (...path: readonly string[]) => ['components', 'securitySchemes', ...path] as const;
const schemes = (document: Tree, type: string) =>
  entriesAt(document, 'components', 'securitySchemes').filter(
    ([, one]) => at(one, 'type') === type,
  );
const name = ([one]: readonly [string, unknown]): string => one;
const where = (part: { readonly where: string }): string => part.where;
const guards = (operation: Tree) => (operation['security'] ?? []) as readonly object[];

/** Who may ask, and how they prove it. */
export const securityRules: readonly Rule[] = [
  {
    name: 'sec-protection-global-unsafe-strict',
    breaches: (document) =>
      wrong(
        operationsOf(document).filter(({ method }) => method !== 'get' && method !== 'head'),
        ({ operation }) =>
          guards(operation).length > 0 &&
          guards(operation).every((one) => Object.keys(one).length > 0),
        where,
      ),
    fault: [['paths', '/check', 'post', 'security'], [{}]],
  },
  {
    name: 'sec-protection-global-safe',
    breaches: (document) =>
      wrong(operationsOf(document), ({ operation }) => guards(operation).length > 0, where),
    fault: [['paths', '/status', 'get', 'security'], undefined],
  },
  {
    name: 'sec-securitySchemes-oauth',
    breaches: (document) =>
      wrong(
        schemes(document, 'oauth2'),
        ([, one]) => /RFC8725/.test(String(at(one, 'description'))),
        name,
      ),
    fault: [[...scheme('portal', 'description')], 'A portal.'],
  },
  {
    name: 'sec-securitySchemes-oauth-http',
    breaches: (document) =>
      wrong(
        nodesOf(at(document, 'components', 'securitySchemes')),
        ([, one]) =>
          Object.entries(one).every(
            ([key, url]) => !key.endsWith('Url') || String(url).startsWith('https://'),
          ),
        ([way]) => way,
      ),
    fault: [
      [...scheme('portal', 'flows', 'clientCredentials', 'tokenUrl')],
      'http://piazza.example',
    ],
  },
  {
    name: 'sec-securitySchemes-oauth-allowed-flows',
    breaches: (document) =>
      wrong(
        schemes(document, 'oauth2'),
        ([, one]) => !at(one, 'flows', 'implicit') && !at(one, 'flows', 'password'),
        name,
      ),
    fault: [[...scheme('member', 'flows', 'implicit')], { scopes: {} }],
  },
  {
    name: 'sec-apikeys-url',
    breaches: (document) =>
      wrong(schemes(document, 'apiKey'), ([, one]) => at(one, 'in') === 'header', name),
    fault: [[...scheme('key')], { type: 'apiKey', in: 'query', name: 'key' }],
  },
  {
    name: 'sec-apikeys-cookie',
    breaches: (document) =>
      wrong(schemes(document, 'apiKey'), ([, one]) => at(one, 'in') !== 'cookie', name),
    fault: [[...scheme('key')], { type: 'apiKey', in: 'cookie', name: 'key' }],
  },
  {
    name: 'sec-auth-insecure-schemes',
    breaches: (document) =>
      wrong(schemes(document, 'http'), ([, one]) => at(one, 'scheme') === 'bearer', name),
    fault: [[...scheme('old')], { type: 'http', scheme: 'negotiate' }],
  },
  {
    name: 'sec-credentials-parameters',
    breaches: (document) =>
      wrong(
        parametersOf(document).filter((one) => one['in'] !== 'header'),
        (one) => !/password|secret|apikey/i.test(String(one['name'])),
        (one) => String(one['name']),
      ),
    fault: [['paths', '/communities', 'get', 'parameters', '0', 'name'], 'client_secret'],
  },
];
