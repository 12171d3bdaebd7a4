// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { ApiScope } from '../domain/scopes.js';
import {
  headers,
  notModified,
  refusals as refusalOf,
  type Carried,
  type Refusal,
} from './answers.js';

/** One operation of the document, with what all of them have in common left out. */
export interface Described {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly scope: ApiScope;
  /** Whether the portal asks by itself, or a member through it. */
  readonly by: 'portal' | 'member';
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A request without a body does too. */
  readonly bodyOptional?: true;
  readonly answers: Readonly<Record<string, Answered>>;
  /** Beside those that every operation has; 422 where a request may be named (`Idempotency-Key`). */
  readonly refusals?: readonly Refusal[];
  /** Whether what it changes may be named by the tag that was read (`If-Match`); of what it makes none was. */
  readonly unchanged?: true;
}

type Answered = readonly [description: string, content?: z.ZodType, carried?: Carried];

export function describe(one: Described): ZodOpenApiOperationObject {
  const header = headersOf(one);
  return {
    operationId: one.id,
    tags: [one.tag],
    summary: one.summary,
    description: one.description,
    security: [{ [one.by]: [one.scope] }],
    requestParams: {
      ...(one.path && { path: one.path }),
      ...(one.query && { query: one.query }),
      ...(header && { header }),
    },
    ...(one.body && {
      requestBody: {
        required: one.bodyOptional !== true,
        content: { 'application/json': { schema: one.body } },
      },
    }),
    responses: { ...answersOf(one), ...refusalsOf(one) },
  };
}

const isTagged = ({ answers }: Described): boolean =>
  Object.values(answers).some(([, , carried]) => carried === 'tagged');

function headersOf(one: Described): z.ZodObject | undefined {
  const { by, unchanged, refusals = [] } = one;
  const asked = {
    ...(refusals.includes('422') && by === 'member' && { 'Idempotency-Key': idempotencyKey }),
    ...(unchanged && { 'If-Match': ifMatch }),
    ...(isTagged(one) && { 'If-None-Match': ifNoneMatch }),
  };
  return Object.keys(asked).length > 0 ? z.object(asked) : undefined;
}

const idempotencyKey = z
  .string()
  .min(1)
  .max(202)
  .optional()
  .meta({
    param: {
      id: 'IdempotencyKey',
      description:
        'A name for this request, new for each: sent again within 24 hours it is answered alike and not done again.',
    },
  });
const ifMatch = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .meta({
    param: {
      id: 'IfMatch',
      description: 'The `ETag` that was read: where another is shown now, nothing is done (412).',
    },
  });

const ifNoneMatch = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .meta({
    param: {
      id: 'IfNoneMatch',
      description: 'The `ETag` that was read: where it still holds, nothing is sent (304).',
    },
  });

function answersOf(one: Described): ZodOpenApiResponsesObject {
  const { answers } = one;
  const entries = Object.entries(answers).map(
    ([status, [description, content, carried = 'plain']]) => [
      status,
      {
        description,
        headers: headers[carried],
        ...(content && { content: { 'application/json': { schema: content } } }),
      },
    ],
  );
  return { ...Object.fromEntries(entries), ...(isTagged(one) && { '304': notModified }) };
}

function refusalsOf({ refusals = [], body, unchanged }: Described): ZodOpenApiResponsesObject {
  const all: readonly Refusal[] = [
    '400',
    '401',
    '403',
    ...refusals,
    ...(body ? (['413'] as const) : []),
    ...(unchanged ? (['412'] as const) : []),
    '429',
    '503',
  ];
  return Object.fromEntries(all.map((status) => [status, refusalOf[status]]));
}
