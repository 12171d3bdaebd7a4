// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, entriesAt, operationsOf, parametersOf, type Tree } from './document.js';
import { present, wrong, type Rule } from './rule.js';

const servers = (document: Tree) => (document['servers'] ?? []) as readonly Tree[];
const paths = (document: Tree) => entriesAt(document, 'paths').map(([path]) => path);
const itself = (text: string): string => text;

/** What the document says of the service, and how it names things. */
export const aboutRules: readonly Rule[] = [
  {
    name: 'has-x-summary',
    breaches: present('info', 'x-summary'),
    fault: [['info', 'x-summary'], ''],
  },
  {
    name: 'has-termsOfService',
    breaches: present('info', 'termsOfService'),
    fault: [['info', 'termsOfService'], undefined],
  },
  {
    name: 'has-contact',
    breaches: present('info', 'contact'),
    fault: [['info', 'contact'], undefined],
  },
  {
    name: 'has-x-api-id',
    breaches: present('info', 'x-api-id'),
    fault: [['info', 'x-api-id'], ''],
  },
  {
    name: 'use-semver',
    breaches: (document) =>
      wrong([String(at(document, 'info', 'version'))], (one) => /^\d+\.\d+\.\d+/.test(one), itself),
    fault: [['info', 'version'], 'v1'],
  },
  {
    name: 'no-swagger-2',
    breaches: ({ swagger, openapi }) =>
      wrong([String(openapi)], (one) => one.startsWith('3.') && swagger === undefined, itself),
    fault: [['swagger'], '2.0'],
  },
  {
    name: 'servers-description',
    breaches: (document) =>
      wrong(servers(document), ({ description }) => Boolean(description), String),
    fault: [['servers', '0', 'description'], ''],
  },
  {
    name: 'servers-use-https',
    breaches: (document) =>
      wrong(servers(document), ({ url }) => String(url).startsWith('https://'), String),
    fault: [['servers', '0', 'url'], 'http://piazza.example/api/v1'],
  },
  {
    name: 'paths-kebab-case',
    breaches: (document) =>
      wrong(paths(document), (one) => /^(\/[a-z0-9.-]+|\/\{[A-Za-z0-9_]+\})+$/.test(one), itself),
    fault: [['paths', '/someThing'], {}],
  },
  {
    name: 'paths-http-method',
    breaches: (document) =>
      wrong(
        paths(document),
        (one) => !/\/(get|post|put|delete|patch|create|remove|list)([/_-]|$)/i.test(one),
        itself,
      ),
    fault: [['paths', '/create-member'], {}],
  },
  {
    name: 'no-method-name-in-operationId',
    breaches: (document) =>
      wrong(
        operationsOf(document),
        ({ operation }) =>
          !/^(get|post|put|delete|patch|head)/i.test(String(operation['operationId'])),
        ({ where }) => where,
      ),
    fault: [['paths', '/communities', 'get', 'operationId'], 'get_communities'],
  },
  {
    name: 'schema-camel-case',
    breaches: (document) =>
      wrong(
        entriesAt(document, 'components', 'schemas').map(([name]) => name),
        (one) => /^([A-Z][a-z0-9]*)+$/.test(one),
        itself,
      ),
    fault: [['components', 'schemas', 'join_request'], {}],
  },
  {
    name: 'use-recommended-names-in-parameters',
    breaches: (document) =>
      wrong(
        parametersOf(document).map(({ name }) => String(name)),
        (one) => !/^(nome|name|surname|cf|fiscal_?(code|number)|(first|last)_?name)$/i.test(one),
        itself,
      ),
    fault: [['paths', '/communities', 'get', 'parameters', '0', 'name'], 'surname'],
  },
];
