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
