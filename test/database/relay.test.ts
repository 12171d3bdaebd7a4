// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendEvent } from '../../src/database/outbox.js';
import { relayOnce, type RelayedEvent } from '../../src/database/relay.js';
import { repeat } from '../../src/database/repeat.js';
import { statementsOf } from '../support/count-statements.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();
const at = new Date('2026-11-22T10:00:00Z');

const append = (label: string) =>
  db
    .transaction()
    .execute((trx) => appendEvent(trx, { type: 'stint.started', at, data: { label } }));

const collector = () => {
  const seen: RelayedEvent[] = [];
  return { seen, handle: async (_trx: unknown, event: RelayedEvent) => void seen.push(event) };
};
const labels = (events: readonly RelayedEvent[]) => events.map(({ data }) => data['label']);

describe('the relay', () => {
  it('hands every committed event on once, in the order of its positions', async () => {
    await append('a');
    await append('b');
    const { seen, handle } = collector();
    expect(await relayOnce(db, [handle])).toBe(2);
    expect(await relayOnce(db, [handle])).toBe(0);
    expect(labels(seen)).toEqual(['a', 'b']);
    expect(seen[0]?.position).toBeLessThan(seen[1]?.position ?? 0);
    expect(seen[0]).toMatchObject({ type: 'stint.started', at });
  });

  it('costs one statement where nothing waits', async () => {
    await relayOnce(db, []);
    const statements = await statementsOf(async () => {
      expect(await relayOnce(db, [])).toBe(0);
    });
    expect(statements).toHaveLength(1);
  });

  it('gives a late commit a later position, though it was inserted earlier', async () => {
    const slow = await db.startTransaction().execute();
    await appendEvent(slow, { type: 'stint.started', at, data: { label: 'slow' } });
    await append('fast');
    const { seen, handle } = collector();
    await relayOnce(db, [handle]);
    await slow.commit().execute();
    await relayOnce(db, [handle]);
    expect(labels(seen)).toEqual(['fast', 'slow']);
  });

  it('leaves what only a newer version knows to a node of that version', async () => {
    await relayOnce(db, []);
    await sql`insert into outbox (id, type, at) values (gen_random_uuid(), 'stint.dreamt', ${at})`.execute(
      db,
    );
    expect(await relayOnce(db, [])).toBe(0);
    await append('known');
    const { seen, handle } = collector();
    expect(await relayOnce(db, [handle])).toBe(1);
    expect(labels(seen)).toEqual(['known']);
    const waiting = db
      .selectFrom('outbox')
      .select('position')
      .where(sql<boolean>`type = 'stint.dreamt'`);
    expect(await waiting.execute()).toEqual([{ position: null }]);
    await sql`delete from outbox where type = 'stint.dreamt'`.execute(db);
  });

  it('positions nothing of a batch whose handler failed, and tries it again', async () => {
    await append('stubborn');
    const fail = async (): Promise<void> => {
      throw new Error('not now');
    };
    await expect(relayOnce(db, [fail])).rejects.toThrow('not now');
    const { seen, handle } = collector();
    await relayOnce(db, [handle]);
    expect(labels(seen)).toEqual(['stubborn']);
  });

  it('is done by one node at a time', async () => {
    await append('busy');
    const { seen, handle } = collector();
    const other: number[] = [];
    await relayOnce(db, [
      handle,
      async () => {
        other.push(await relayOnce(db, [handle]));
      },
    ]);
    expect(other).toEqual([0]);
    expect(labels(seen)).toEqual(['busy']);
  });

  it('loses and repeats nothing with two nodes while events keep coming', async () => {
    const { seen, handle } = collector();
    const run = async () => (await relayOnce(db, [handle])) > 0;
    const failures: unknown[] = [];
    const node = () =>
      repeat({ everyMilliseconds: 5, run, onError: (error) => failures.push(error) });
    const nodes = [node(), node()];
    const names = Array.from({ length: 120 }, (_, index) => `event ${index}`);
    await Promise.all(names.map(append));
    await Promise.all(nodes.map((one) => one.stop()));
    while ((await relayOnce(db, [handle])) > 0) {
      // what was committed after the nodes' last look
    }
    expect(failures).toEqual([]);
    expect(new Set(labels(seen))).toEqual(new Set(names));
    expect(seen).toHaveLength(names.length);
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from outbox where position is null`.execute(db);
    expect(rows[0]?.waiting).toBe(0);
  });
});
