// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import { chainHash, origin } from './chain.js';

export interface ChainReport {
  /** How many entries hang together. */
  readonly entries: number;
  /** The last hash, hexadecimal: who noted it earlier sees whether the past was rewritten. */
  readonly head: string;
  /** The first place where the chain does not hold. */
  readonly brokenAt?: number;
}

const page = 5_000;

/** Recomputes the whole chain, from the first entry on. */
export async function verifyChain(db: Db): Promise<ChainReport> {
  let hash: Buffer = origin;
  let position = 0;
  for (;;) {
    const entries = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain_position', '>', position)
      .orderBy('chain_position')
      .limit(page)
      .execute();
    for (const entry of entries) {
      const expected = chainHash(hash, position + 1, entry);
      if (entry.chain_position !== position + 1 || !entry.hash?.equals(expected)) {
        return { entries: position, head: hash.toString('hex'), brokenAt: position + 1 };
      }
      position += 1;
      hash = expected;
    }
    if (entries.length < page) return { entries: position, head: hash.toString('hex') };
  }
}
