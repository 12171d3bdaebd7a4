// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from '../database/database.js';
import { PiazzaError } from '../kernel/errors.js';
import { hashToken } from '../kernel/tokens.js';
import { createMemoryLimiter, type Spent } from './memory-limiter.js';

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

/**
 * Refuses with 429 who asks too often, and tells everybody how much is left
 * (`RateLimit-*` and `Retry-After`, seconds, as the Italian API guidelines ask).
 */
export function rateLimit({ pool, ...options }: RateLimitOptions): RequestHandler {
  if (pool) {
    const spend = spender({ ...options, pool });
    return async (req, res, next) => {
      await spend(req, res);
      next();
    };
  }
  const spend = createMemoryLimiter(options.limit.seconds);
  return (req, res, next) => {
    tell(res, options, spend(options.key(req)));
    next();
  };
}

/** The same in the midst of a request, where only some of them count. @throws PiazzaError `request.too_many` */
export type Spend = (req: Request, res: Response) => Promise<void>;

export function spender({ pool, ...options }: RateLimitOptions & { readonly pool: Pool }): Spend {
  const { name, limit } = options;
  const limiter = new RateLimiterPostgres({
    keyPrefix: name,
    points: limit.points,
    duration: limit.seconds,
    storeClient: pool,
    tableName: 'rate_limit',
    tableCreated: true,
  });
  return async (req, res) => {
    // Who is limited is not to be read in the database.
    const key = hashToken(options.key(req)).toString('base64url');
    const outcome = await limiter.consume(key).catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return error;
      throw error;
    });
    tell(res, options, { points: outcome.consumedPoints, left: outcome.msBeforeNext });
  };
}

/** @throws PiazzaError `request.too_many` */
function tell(res: Response, { name, limit }: Omit<RateLimitOptions, 'pool'>, spent: Spent): void {
  const seconds = Math.ceil(spent.left / 1_000);
  res.setHeader('RateLimit-Limit', limit.points);
  res.setHeader('RateLimit-Remaining', Math.max(0, limit.points - spent.points));
  res.setHeader('RateLimit-Reset', seconds);
  if (spent.points <= limit.points) return;
  res.set('Retry-After', String(seconds));
  throw new PiazzaError('request.too_many', { limit: name });
}
