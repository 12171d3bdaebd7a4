// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { problem } from './schemas.js';

// The document says once what all operations share, and points there.

const count = (id: string, description: string) =>
  z.int().min(0).max(2_147_483_647).meta({ header: { id, description } });

const limits = {
  'RateLimit-Limit': count('RateLimitLimit', 'Requests allowed in the window.'),
  'RateLimit-Remaining': count('RateLimitRemaining', 'Requests left in it.'),
  'RateLimit-Reset': count('RateLimitReset', 'Seconds until it begins anew.'),
};
export const retryAfter = { 'Retry-After': count('RetryAfter', 'Seconds to wait.') };

const cacheControl = z
  .literal('no-store')
  .meta({ header: { id: 'CacheControl', description: 'Nothing is kept: `no-store`.' } });
const etag = z
  .string()
  .max(40)
  .meta({ header: { id: 'ETag', description: 'The tag of what is shown, for `If-Match`.' } });
const link = z
  .string()
  .max(2_000)
  .optional()
  .meta({
    header: { id: 'Link', description: 'The address of the next page (`rel="next"`), if any.' },
  });

const plain = { ...limits, 'Cache-Control': cacheControl };

/** What an answer carries beside its body. */
export const headers = {
  plain: z.object(plain),
  tagged: z.object({ ...plain, ETag: etag }),
  paged: z.object({ ...plain, Link: link }),
} as const;
export type Carried = keyof typeof headers;

const waiting = z.object({ ...limits, ...retryAfter });

const refusal = (
  id: string,
  description: string,
  carried: z.ZodObject = z.object(limits),
): ZodOpenApiResponseObject => ({
  id,
  description,
  headers: carried,
  content: { 'application/problem+json': { schema: problem } },
});

export const refusals = {
  '400': refusal('BadRequest', 'The request is not written correctly.'),
  '401': refusal(
    'Unauthorized',
    'The access token is missing or not valid, or the member must sign in again to do this.',
  ),
  '403': refusal('Forbidden', 'The access token does not include the scope, or a rule forbids it.'),
  '404': refusal('NotFound', 'It does not exist, or not for this portal.'),
  '409': refusal('Conflict', 'What there is does not allow it.'),
  '410': refusal('Gone', 'Its time is over.'),
  '412': refusal('PreconditionFailed', 'It has changed since it was read.'),
  '413': refusal('ContentTooLarge', 'The request is too large.'),
  '422': refusal(
    'UnprocessableContent',
    'What was sent breaks a rule, or the `Idempotency-Key` was given to another request.',
  ),
  '429': refusal('TooManyRequests', 'Too many requests.', waiting),
  '503': refusal('ServiceUnavailable', 'The service is not available right now.', waiting),
} as const;
export type Refusal = keyof typeof refusals;
