// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendAudit } from '../../src/audit/append.js';
import { chainOnce } from '../../src/audit/chain.js';
import { verifyChain } from '../../src/audit/verify.js';
import { newId, type MemberId } from '../../src/kernel/ids.js';
import { useDatabase } from '../support/database.js';
import { amidWrite } from '../support/two-nodes.js';

const { db } = useDatabase();
const at = new Date('2026-11-22T10:00:00.123Z');
const actor = newId<MemberId>();

const act = (action: string) =>
  db
    .transaction()
    .execute((trx) =>
      appendAudit(trx, { action, at, actor, data: { b: 1, a: { d: [1], c: null } } }),
    );

describe('the audit chain', () => {
  it('takes in entries in the order in which they came to be seen', async () => {
    const slow = await db.startTransaction().execute();
    await appendAudit(slow, { action: 'slow.act', at });
    await act('fast.act');
    expect(await chainOnce(db)).toBe(1);
    await slow.commit().execute();
    expect(await chainOnce(db)).toBe(1);
    const chained = await db
      .selectFrom('audit_entry')
      .select('action')
      .orderBy('chain_position')
      .execute();
    expect(chained).toEqual([{ action: 'fast.act' }, { action: 'slow.act' }]);
    expect(await verifyChain(db)).toMatchObject({ entries: 2 });
  });

  it('stays one chain when two nodes work at it', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => act(`act.${n}`)));
    const chain = () => chainOnce(db);
    const chained = await amidWrite(
      db,
      { table: 'audit_entry', kind: 'update' },
      chain,
      async () => {
        await act('act.meanwhile');
        expect(await chain()).toBe(0);
      },
    );
    expect([chained, await chain()]).toEqual([40, 1]);
    const report = await verifyChain(db);
    expect(report).toEqual({ entries: 43, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('I12 cannot be rewritten by the service', async () => {
    const rewrite = sql`update audit_entry set action = 'other.act'`.execute(db);
    await expect(rewrite).rejects.toMatchObject({ constraint: 'audit_entry_append_only' });
    const erase = sql`delete from audit_entry`.execute(db);
    await expect(erase).rejects.toMatchObject({ constraint: 'audit_entry_append_only' });
  });

  it('shows where an owner of the database rewrote or removed an entry', async () => {
    const tamper = async (statement: string): Promise<number | undefined> => {
      const trx = await db.startTransaction().execute();
      await sql`alter table audit_entry disable trigger audit_entry_append_only`.execute(trx);
      await sql.raw(statement).execute(trx);
      const { brokenAt } = await verifyChain(trx);
      await trx.rollback().execute();
      return brokenAt;
    };
    const change = "update audit_entry set action = 'other.act' where chain_position = 7";
    expect(await tamper(change)).toBe(7);
    expect(await tamper('delete from audit_entry where chain_position = 9')).toBe(9);
    const swap = `update audit_entry set data = '{"b":2}' where chain_position = 3`;
    expect(await tamper(swap)).toBe(3);
  });
});
