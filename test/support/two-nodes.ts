// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../src/database/database.js';
import { untilBlocked } from './database.js';

/** A row that an act has to lock. */
export interface Held {
  readonly table: string;
  readonly id: string;
}

/** Two nodes do the same: both have come to wait for a row that is held, before either may go on. */
export async function onTwoNodes<T>(
  db: Db,
  { table, id }: Held,
  act: () => Promise<T>,
): Promise<[T, T]> {
  const holding = await db.startTransaction().execute();
  await sql`select from ${sql.table(table)} where id = ${id} for update`.execute(holding);
  const both = Promise.all([act(), act()]);
  await untilBlocked(db, 2);
  await holding.commit().execute();
  return both;
}

/** A statement that one node is in the middle of. */
export interface Write {
  readonly table: string;
  readonly kind: 'insert' | 'update' | 'delete';
}

const gate = 7_420_399;

/**
 * One node has written to a table and its transaction is still open when others come; it goes on once `meanwhile` is
 * over. What the others are to wait for, they begin there, and `untilBlocked` counts that one node as well.
 */
export async function amidWrite<T>(
  db: Db,
  { table, kind }: Write,
  act: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  await sql`create or replace function stay_at_gate() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(${sql.lit(gate)}); return null; end $$`.execute(
    db,
  );
  await sql`create trigger stays_at_gate after ${sql.raw(kind)} on ${sql.table(table)}
    for each row execute function stay_at_gate()`.execute(db);
  const closed = await db.startTransaction().execute();
  await sql`select pg_advisory_xact_lock(${sql.lit(gate)})`.execute(closed);
  const acting = act();
  // Whatever becomes of it, it is awaited below.
  acting.catch(() => undefined);
  try {
    await untilBlocked(db);
    await meanwhile();
  } finally {
    await closed.commit().execute();
    await acting.catch(() => undefined);
    await sql`drop trigger stays_at_gate on ${sql.table(table)}`.execute(db);
  }
  return acting;
}
