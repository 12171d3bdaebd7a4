// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from '../database/database.js';
import { PiazzaError } from '../kernel/errors.js';
import { hashToken } from '../kernel/tokens.js';

export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

export interface RateLimitOptions {
  /** What is limited; two limits of one name share their points. */
  readonly name: string;
  readonly limit: Limit;
  /** Who is limited: an address, a member, a portal. It is stored hashed, where it is stored. */
  readonly key: (req: Request) => string;
  /** Shared by all nodes through this database; without it, per node in memory. */
  readonly pool?: Pool;
}

/** Consumes one point per use of a key. @throws PiazzaError `request.too_many` */
export type Consume = (key: string) => Promise<RateLimiterRes>;

/**
 * Refuses with 429 who asks too often, and tells everybody how much is left
 * (`RateLimit-*` and `Retry-After`, seconds, as the Italian API guidelines ask).
 */
export function rateLimit(options: RateLimitOptions): RequestHandler {
  const spend = spender(options);
  return async (req, res, next) => {
    await spend(req, res);
    next();
  };
}

/** The same in the midst of a request, where only some of them count. @throws PiazzaError `request.too_many` */
export type Spend = (req: Request, res: Response) => Promise<void>;

export function spender(options: RateLimitOptions): Spend {
  const consume = createLimiter(options);
  return async (req, res) => {
    const outcome = await consume(options.key(req)).catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return error;
      throw error;
    });
    const seconds = Math.ceil(outcome.msBeforeNext / 1000);
    const remaining = Math.max(0, outcome.remainingPoints);
    res.setHeader('RateLimit-Limit', options.limit.points);
    res.setHeader('RateLimit-Remaining', remaining);
    res.setHeader('RateLimit-Reset', seconds);
    if (outcome.consumedPoints <= options.limit.points) return;
    res.set('Retry-After', String(seconds));
    throw new PiazzaError('request.too_many', { limit: options.name });
  };
}

/** The limiter alone, for what is not a request: mails to one mailbox. Rejects with a `RateLimiterRes`. */
export function createLimiter({ name, limit, pool }: Omit<RateLimitOptions, 'key'>): Consume {
  const settings = { keyPrefix: name, points: limit.points, duration: limit.seconds };
  const limiter = pool
    ? new RateLimiterPostgres({
        ...settings,
        storeClient: pool,
        tableName: 'rate_limit',
        tableCreated: true,
      })
    : new RateLimiterMemory(settings);
  // Who is limited is not to be read in the database; what this process remembers, only it reads.
  return pool
    ? (key) => limiter.consume(hashToken(key).toString('base64url'))
    : (key) => limiter.consume(key);
}
