// SPDX-License-Identifier: AGPL-3.0-or-later
import { answersOf, at, headersOf, nodesOf, schemasOf, type Tree } from './document.js';
import { wrong, type Rule } from './rule.js';

const answer = ['paths', '/communities', 'get', 'responses', '200'] as const;
const refusal = (status: string) => ['paths', '/communities', 'get', 'responses', status] as const;
const schema = (...path: readonly string[]) => ['components', 'schemas', ...path] as const;
const rate = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

const where = (part: { readonly where: string }): string => part.where;
const way = ([place]: readonly [string, Tree]): string => place;
/** The address for probes has no limit. */
const limited = (document: Tree, ...statuses: readonly string[]) =>
  answersOf(document, ...statuses).filter(({ path }) => path !== '/status');
const carriesRate = ({ answer: one }: { readonly answer: Tree }): boolean =>
  rate.every((name) => headersOf(one).includes(name)) &&
  !headersOf(one).some((name) => name.startsWith('X-RateLimit'));

const formatIn =
  (type: string, formats: readonly string[]): Rule['breaches'] =>
  (document) =>
    wrong(schemasOf(document, type), ([, { format }]) => formats.includes(String(format)), way);

/** How much and how often. */
export const limitRules: readonly Rule[] = [
  {
    name: 'missing-ratelimit',
    breaches: (document) =>
      wrong(
        limited(document, '2', '4').filter(({ status }) => status !== '429'),
        carriesRate,
        where,
      ),
    fault: [[...answer, 'headers', 'RateLimit-Reset'], undefined],
  },
  {
    name: 'missing-retry-after',
    breaches: (document) =>
      wrong(
        answersOf(document, '503'),
        (one) => headersOf(one.answer).includes('Retry-After'),
        where,
      ),
    fault: [[...refusal('503'), 'headers', 'Retry-After'], undefined],
  },
  {
    name: 'ratelimit-429-presence',
    breaches: (document) =>
      wrong(
        limited(document, '429'),
        (one) => headersOf(one.answer).includes('Retry-After'),
        where,
      ),
    fault: [[...refusal('429'), 'headers'], {}],
  },
  {
    name: 'ratelimit-429-completeness',
    breaches: (document) => wrong(limited(document, '429'), carriesRate, where),
    fault: [[...refusal('429'), 'headers', 'X-RateLimit-Limit'], {}],
  },
  {
    name: 'cache-responses-indeterminate-behavior',
    breaches: (document) =>
      wrong(
        limited(document, '2'),
        ({ answer: one }) =>
          headersOf(one).includes('Cache-Control') !== headersOf(one).includes('Expires'),
        where,
      ),
    fault: [[...answer, 'headers', 'Cache-Control'], undefined],
  },
  {
    name: 'cache-responses-undocumented',
    breaches: (document) =>
      wrong(
        limited(document, '2'),
        ({ answer: one }) =>
          /max-age|private|no-store|no-cache|no-transform/.test(
            String(at(one, 'headers', 'Cache-Control', 'description')),
          ),
        where,
      ),
    fault: [[...answer, 'headers', 'Cache-Control', 'description'], 'See elsewhere.'],
  },
  {
    name: 'integer-format',
    breaches: formatIn('integer', ['int32', 'int64']),
    fault: [[...schema('Digest', 'properties', 'members', 'format')], undefined],
  },
  {
    name: 'number-format',
    breaches: formatIn('number', ['float', 'double', 'decimal32', 'decimal64', 'decimal128']),
    fault: [[...schema('Digest', 'properties', 'members', 'type')], 'number'],
  },
  {
    name: 'sec-number-boundaries',
    breaches: (document) =>
      wrong(
        schemasOf(document, 'integer', 'number'),
        ([, { minimum, maximum }]) => minimum !== undefined && maximum !== undefined,
        way,
      ),
    fault: [[...schema('Digest', 'properties', 'members', 'maximum')], undefined],
  },
  {
    name: 'sec-array-boundaries',
    breaches: (document) =>
      wrong(
        schemasOf(document, 'array'),
        ([, { minItems, maxItems }]) => minItems !== undefined && maxItems !== undefined,
        way,
      ),
    fault: [[...schema('MembershipList', 'properties', 'items', 'maxItems')], undefined],
  },
  {
    name: 'sec-string-maxlength',
    breaches: (document) =>
      wrong(
        schemasOf(document, 'string'),
        ([, one]) => ['maxLength', 'enum', 'format'].some((name) => one[name] !== undefined),
        way,
      ),
    fault: [[...schema('Slug', 'maxLength')], undefined],
  },
  {
    name: 'sec-no-additionalProperties',
    breaches: (document) =>
      wrong(
        schemasOf(document, 'object'),
        ([, { additionalProperties, maxProperties }]) =>
          additionalProperties === false ||
          (typeof additionalProperties === 'object' && maxProperties !== undefined),
        way,
      ),
    fault: [[...schema('Community', 'additionalProperties')], true],
  },
  {
    name: 'oas3-valid-media-example',
    breaches: (document) =>
      wrong(
        nodesOf(document).filter(([, one]) => 'example' in one && 'type' in one),
        ([, { example, pattern, maxLength }]) =>
          typeof example === 'string' &&
          (typeof pattern !== 'string' || new RegExp(pattern).test(example)) &&
          (maxLength === undefined || example.length <= Number(maxLength)),
        way,
      ),
    fault: [[...schema('Slug', 'example')], 'Not A Name'],
  },
];
