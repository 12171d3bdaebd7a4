// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { findAnchor, linkedColumns, nextLink, type Link } from './chain.js';

/** `missing`: an entry before it is gone; `content`, `fields`: this one was changed. */
type Fault = 'missing' | 'content' | 'fields';

export interface RegisterReport {
  /** The last place in the chain that hangs together with all before it. */
  readonly position: number;
  /** The hash there, hexadecimal: who noted it earlier sees whether the past was rewritten. */
  readonly head: string;
  /** The first entry where the register does not hold. */
  readonly broken?: {
    readonly position: number;
    readonly id: string;
    readonly because: Fault;
  };
}

const page = 5_000;

/** Recomputes the chain over everything that is kept; needs a role that reads, and no key. */
export async function verifyRegister(reader: Db): Promise<RegisterReport> {
  let link = await findAnchor(reader);
  for (;;) {
    const entries = await readPage(reader, link.position);
    for (const entry of entries) {
      const next = nextLink(link, entry);
      const because = faultOf(entry, next);
      if (because) {
        const broken = { position: entry.chain_position ?? 0, id: entry.id, because };
        return { ...reportOf(link), broken };
      }
      link = next;
    }
    if (entries.length < page) return reportOf(link);
  }
}

type ChainedEntry = Awaited<ReturnType<typeof readPage>>[number];

/** The database hashes the contents, so that they need not travel. */
const readPage = (reader: Db, after: number) =>
  reader
    .selectFrom('register_entry')
    .select([...linkedColumns, 'chain_position', 'hash'])
    .select(sql<Buffer>`sha256(content)`.as('actual'))
    .where('chain_position', '>', after)
    .orderBy('chain_position')
    .limit(page)
    .execute();

function faultOf(entry: ChainedEntry, expected: Link): Fault | undefined {
  if (entry.chain_position !== expected.position) return 'missing';
  if (!entry.actual.equals(entry.digest)) return 'content';
  if (!entry.hash?.equals(expected.hash)) return 'fields';
  return undefined;
}

const reportOf = ({ position, hash }: Link): RegisterReport => ({
  position,
  head: hash.toString('hex'),
});
