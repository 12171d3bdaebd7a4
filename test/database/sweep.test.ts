// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { perishables, sweepOnce } from '../../src/database/sweep.js';
import { day, later } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { useDatabase } from '../support/database.js';
import { amidWrite } from '../support/two-nodes.js';

const { db } = useDatabase();
const now = new Date('2026-11-22T10:00:00Z');

const session = (expiresAt: Date) =>
  db
    .insertInto('session')
    .values({
      id: newId(),
      sid_hash: Buffer.from(newId()),
      data: Buffer.from('x'),
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
    })
    .execute();

const sessions = async (): Promise<Date[]> => {
  const rows = await db.selectFrom('session').select('expires_at').execute();
  return rows.map((row) => row.expires_at);
};

it('forgets what has expired and nothing else', async () => {
  await session(later(now, -day));
  await session(later(now, day));
  await sql`insert into rate_limit (key, points, expire) values ('old', 1, 1), ('new', 1, 9e15)`.execute(
    db,
  );
  expect(await sweepOnce(db, now)).toBe(2);
  expect(await sessions()).toEqual([later(now, day)]);
  expect(await sweepOnce(db, now)).toBe(0);
});

it('is done by one node at a time', async () => {
  await session(later(now, -day));
  const sweep = () => sweepOnce(db, now);
  const swept = await amidWrite(db, { table: 'session', kind: 'delete' }, sweep, async () => {
    // What it could have swept beside the other.
    await sql`insert into rate_limit (key, points, expire) values ('due', 1, 1)`.execute(db);
    expect(await sweep()).toBe(0);
  });
  expect([swept, await sweep()]).toEqual([2, 0]);
});

it('knows each table by a column that an index orders', async () => {
  for (const { table, column } of perishables) {
    const { rows } = await sql<{ indexes: number }>`
      select count(*) as indexes from pg_indexes
      where tablename = ${table} and indexdef like ${`%(${column})%`}`.execute(db);
    expect({ table, indexes: rows[0]?.indexes }).toEqual({ table, indexes: 1 });
  }
});
