// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { ApiScope } from '../domain/scopes.js';
import { problem as problemSchema } from './schemas.js';

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
  readonly refusals?: readonly (keyof typeof sentences)[];
  /** Whether what it changes may be named by the tag that was read (`If-Match`). */
  readonly unchanged?: true;
}

type Answered = readonly [description: string, content?: z.ZodType, tagged?: 'tagged'];

export function describe(one: Described): ZodOpenApiOperationObject {
  const header = one.refusals?.includes('422') ? writeHeaders(one) : undefined;
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

const number = z.int().min(0).max(2_147_483_647);
const limitHeaders = z.object({
  'RateLimit-Limit': number.meta({ description: 'Requests allowed in the window.' }),
  'RateLimit-Remaining': number.meta({ description: 'Requests left in it.' }),
  'RateLimit-Reset': number.meta({ description: 'Seconds until it begins anew.' }),
});
const tagHeaders = limitHeaders.extend({
  ETag: z.string().max(40).meta({ description: 'The tag of what is shown, for `If-Match`.' }),
});
export const retryAfter = { 'Retry-After': number.meta({ description: 'Seconds to wait.' }) };

function writeHeaders({ by, unchanged }: Described): z.ZodObject | undefined {
  const headers = {
    ...(by === 'member' && { 'Idempotency-Key': idempotencyKey }),
    ...(unchanged && { 'If-Match': ifMatch }),
  };
  return Object.keys(headers).length > 0 ? z.object(headers) : undefined;
}

const idempotencyKey = z.string().min(1).max(202).optional().meta({
  description:
    'A name for this request, new for each: sent again within 24 hours it is answered alike and not done again.',
});
const ifMatch = z.string().min(1).max(200).optional().meta({
  description: 'The `ETag` that was read: where another is shown now, nothing is done (412).',
});

function answersOf({ answers }: Described): ZodOpenApiResponsesObject {
  const entries = Object.entries(answers).map(([status, [description, content, tagged]]) => [
    status,
    {
      description,
      headers: tagged ? tagHeaders : limitHeaders,
      ...(content && { content: { 'application/json': { schema: content } } }),
    },
  ]);
  return Object.fromEntries(entries);
}

const sentences = {
  '400': 'The request is not written correctly.',
  '401': 'The access token is missing or not valid, or the member must sign in again to do this.',
  '403': 'The access token does not include the scope, or a rule forbids it.',
  '404': 'It does not exist, or not for this portal.',
  '409': 'What there is does not allow it.',
  '410': 'Its time is over.',
  '412': 'It has changed since it was read.',
  '413': 'The request is too large.',
  '422': 'What was sent breaks a rule, or the `Idempotency-Key` was given to another request.',
} as const;

function refusalsOf({ refusals = [], body, unchanged }: Described): ZodOpenApiResponsesObject {
  const all = [
    '400',
    '401',
    '403',
    ...refusals,
    ...(body ? ['413'] : []),
    ...(unchanged ? ['412'] : []),
  ];
  const known = (status: string): status is keyof typeof sentences => status in sentences;
  return {
    ...Object.fromEntries(all.filter(known).map((status) => [status, problem(sentences[status])])),
    '429': problem('Too many requests.', limitHeaders.extend(retryAfter)),
    '503': problem('The service is not available right now.', limitHeaders.extend(retryAfter)),
  };
}

const problem = (description: string, headers: z.ZodObject = limitHeaders) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: problemSchema } },
});
