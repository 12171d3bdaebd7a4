// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from './database.js';

/** Work that one node does at a time, each with its own number; never change or reuse one. */
const numbers = {
  relay: 7_001,
  'audit-chain': 7_002,
  sweep: 7_003,
  'register-chain': 7_004,
} as const;

/**
 * Whether this transaction may do a piece of work that no two nodes do at once. The lock ends with
 * the transaction, so that a node that dies leaves nothing locked.
 */
export async function tryLock(trx: Trx, work: keyof typeof numbers): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${numbers[work]}) as mine`.execute(trx);
  return rows[0]?.mine ?? false;
}
