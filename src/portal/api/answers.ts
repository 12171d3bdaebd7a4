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
const retryAfter = { 'Retry-After': count('RetryAfter', 'Seconds to wait.') };

const text = (id: string, description: string) =>
  z.string().max(300).meta({ header: { id, description } });

const contentLanguage = {
  'Content-Language': z
    .enum(['it', 'en'])
    .meta({ header: { id: 'ContentLanguage', description: 'Of `detail`.' } }),
};
const challenge = {
  'WWW-Authenticate': text(
    'Challenge',
    'What is wrong with the token (RFC6750), or which sign-in to ask the member for (RFC9470).',
  ),
};
const scopeChallenge = {
  'WWW-Authenticate': text('ScopeChallenge', 'The scope that is missing (RFC6750).').optional(),
};

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

/** Of what is said of the service itself, to who was not counted. */
export const ofService = z.object({ 'Cache-Control': cacheControl, ...contentLanguage });
export const ofServiceDown = ofService.extend(retryAfter);

const refusal = (
  id: string,
  description: string,
  more: z.ZodRawShape = {},
): ZodOpenApiResponseObject => ({
  id,
  description,
  headers: z.object({ ...plain, ...contentLanguage, ...more }),
  content: { 'application/problem+json': { schema: problem } },
});

/** To who sends the tag of what they have already. */
export const notModified: ZodOpenApiResponseObject = {
  id: 'NotModified',
  description: 'It is as it was read.',
  headers: headers.tagged,
};

export const refusals = {
  '400': refusal('BadRequest', 'The request is not written correctly.'),
  '401': refusal(
    'Unauthorized',
    'The access token is missing or not valid, or the member must sign in again to do this.',
    challenge,
  ),
  '403': refusal(
    'Forbidden',
    'The access token does not include the scope, or a rule forbids it.',
    scopeChallenge,
  ),
  '404': refusal('NotFound', 'It does not exist, or not for this portal.'),
  '409': refusal('Conflict', 'What there is does not allow it.'),
  '410': refusal('Gone', 'Its time is over.'),
  '412': refusal('PreconditionFailed', 'It has changed since it was read.'),
  '413': refusal('ContentTooLarge', 'The request is too large.'),
  '422': refusal(
    'UnprocessableContent',
    'What was sent breaks a rule, or the `Idempotency-Key` was given to another request.',
  ),
  '429': refusal('TooManyRequests', 'Too many requests.', retryAfter),
  '503': refusal('ServiceUnavailable', 'The service is not available right now.', retryAfter),
} as const;
export type Refusal = keyof typeof refusals;
