// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';

/** Points that a key has used in its window; written by rate-limiter-flexible. */
export interface RateLimitTable {
  key: string;
  points: Generated<number>;
  /** Milliseconds since 1970. */
  expire: number | null;
}

export interface RateLimitTables {
  rate_limit: RateLimitTable;
}
