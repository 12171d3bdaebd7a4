// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { tryLock } from '../../database/locks.js';
import type { Clock } from '../../kernel/clock.js';
import type { Link } from './chain.js';
import { monthOf } from './month-keys.js';

/** SPID, "Regole tecniche", log; DPCM 24 October 2014, art. 13: 24 months from the message. */
export const retentionMonths = 24;

const batch = 5_000;

/**
 * Drops the months that have been over for 24 months: first their keys, which nothing in them
 * survives, and with them the rows, a batch at a time from the beginning of the chain. A row that was
 * chained after one of a younger month waits, unreadable, until that one goes.
 * @returns how many rows and keys were dropped.
 */
export async function dropMonths(deps: { register: Db; now: Clock }): Promise<number> {
  const oldest = oldestKept(deps.now());
  return deps.register.transaction().execute(async (trx) => {
    if (!(await tryLock(trx, 'register-chain'))) return 0;
    const keys = await trx.deleteFrom('register_month').where('month', '<', oldest).execute();
    const dropped = Number(keys[0]?.numDeletedRows ?? 0);
    const last = await lastOfPrefix(trx, oldest);
    if (!last) return dropped;
    await moveAnchor(trx, last);
    const rows = await trx
      .deleteFrom('register_entry')
      .where('chain_position', '<=', last.position)
      .execute();
    return dropped + Number(rows[0]?.numDeletedRows ?? 0);
  });
}

/** The month in which the term of 24 months began. */
function oldestKept(now: Date): string {
  return monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - retentionMonths, 1)));
}

async function lastOfPrefix(trx: Trx, oldest: string): Promise<Link | undefined> {
  const entries = await trx
    .selectFrom('register_entry')
    .select(['month', 'chain_position as position', 'hash'])
    .where('chain_position', 'is not', null)
    .orderBy('chain_position')
    .limit(batch)
    .execute();
  const kept = entries.findIndex(({ month }) => month >= oldest);
  const { position, hash } = entries.at(kept === -1 ? -1 : kept - 1) ?? {};
  return kept !== 0 && position && hash ? { position, hash } : undefined;
}

async function moveAnchor(trx: Trx, { position, hash }: Link): Promise<void> {
  await trx
    .insertInto('register_anchor')
    .values({ one: true, position, hash })
    .onConflict((conflict) => conflict.column('one').doUpdateSet({ position, hash }))
    .execute();
}
