// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { chainRegisterOnce } from '../../../src/audit/register/chain.js';
import { dropMonths } from '../../../src/audit/register/drop-months.js';
import { readRegister } from '../../../src/audit/register/read.js';
import { verifyRegister } from '../../../src/audit/register/verify.js';
import { createDatabase, createPool, type Trx } from '../../../src/database/database.js';
import { newId, type AttemptId } from '../../../src/kernel/ids.js';
import { aRecord, aRegister, registerNow } from '../../support/builders/register.js';
import { testDatabaseUrl, useDatabase } from '../../support/database.js';
import { amidWrite } from '../../support/two-nodes.js';

const { db } = useDatabase();
const { record, readDeps } = aRegister(db);
const auditor = 'Livia Neri';
const reason = 'Procura di Bologna 12/2026';
const read = (attemptId: AttemptId, deps = readDeps) =>
  readRegister(deps, { auditor, reason, of: { attemptId } });

/** What an owner of the database could do, undone afterwards. */
async function tampered<Result>(
  statements: readonly string[],
  look: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  const trx = await db.startTransaction().execute();
  for (const table of ['register_entry', 'register_month'])
    await sql.raw(`alter table ${table} disable trigger ${table}_append_only`).execute(trx);
  for (const statement of statements) await sql.raw(statement).execute(trx);
  const result = await look(trx);
  await trx.rollback().execute();
  return result;
}

describe('the sign-in register', () => {
  const attemptId = newId<AttemptId>();
  const request = aRecord({ attemptId, kind: 'request', content: Buffer.from('<a ID="_r1"/>') });
  const response = aRecord({ attemptId, content: Buffer.from('TINIT-X '.repeat(1_000)) });

  it('keeps messages compressed and sealed and gives them back in order', async () => {
    await record([{ ...request, reference: '_r1' }, response]);
    await record([]);
    const stored = await db.selectFrom('register_entry').select('content').execute();
    const bytes = Buffer.concat(stored.map(({ content }) => content));
    expect(bytes.length).toBeLessThan(500);
    expect(bytes.includes('TINIT')).toBe(false);
    expect(await read(attemptId)).toMatchObject([request, response]);
  });

  it('finds a sign-in by the ID of its request, which it does not show', async () => {
    const found = await readRegister(readDeps, { auditor, reason, of: { reference: '_r1' } });
    expect(found.map(({ kind }) => kind)).toEqual(['request', 'response']);
    const other = await readRegister(readDeps, { auditor, reason, of: { reference: '_r2' } });
    expect(other).toEqual([]);
    const rows = await db.selectFrom('register_entry').select('reference_hash').execute();
    expect(rows.some(({ reference_hash: hash }) => hash?.includes('_r1'))).toBe(false);
  });

  it('has one key a month, whichever nodes begin it', async () => {
    const at = new Date('2026-12-01T00:00:00Z');
    const nodes = Array.from({ length: 4 }, () => aRegister(db));
    const ids = nodes.map(() => newId<AttemptId>());
    await Promise.all(
      nodes.map((node, n) => node.record([aRecord({ attemptId: ids[n] ?? newId(), at })])),
    );
    for (const id of ids) expect((await read(id))[0]?.content).toBeDefined();
    const months = await db.selectFrom('register_month').select('month').orderBy('month').execute();
    expect(months).toEqual([{ month: '2026-11' }, { month: '2026-12' }]);
  });

  it('accounts in the audit for who read what and why, also for who found nothing', async () => {
    const nothing = newId<AttemptId>();
    await read(nothing);
    const audit = await db
      .selectFrom('audit_entry')
      .select(['action', 'data'])
      .orderBy('seq')
      .execute();
    const [first] = audit;
    expect(first).toEqual({
      action: 'register.read',
      data: { auditor, reason, attempt: attemptId, entries: 2 },
    });
    expect(audit.at(-1)?.data).toMatchObject({ attempt: nothing, entries: 0 });
  });

  it('opens nothing that it could not account for', async () => {
    const noAudit = createDatabase(createPool({ url: testDatabaseUrl('postgres'), poolSize: 1 }));
    try {
      const unaccounted = read(attemptId, { ...readDeps, db: noAudit });
      await expect(unaccounted).rejects.toThrow('"audit_entry" does not exist');
    } finally {
      await noAudit.destroy();
    }
  });

  it('is unreadable once the key of the month is gone', async () => {
    const statement = "delete from register_month where month = '2026-11'";
    const contents = await tampered([statement], async (trx) => {
      const rows = await trx.selectFrom('register_entry').select('id').execute();
      expect(rows).toHaveLength(6);
      const boxless = { ...readDeps, reader: trx };
      return (await read(attemptId, boxless)).map(({ content }) => content);
    });
    expect(contents).toEqual([undefined, undefined]);
  });
});

describe('the chain of the register', () => {
  it('takes in each entry once, whichever nodes work at it', async () => {
    const chain = () => chainRegisterOnce(db);
    const held = { table: 'register_entry', kind: 'update' } as const;
    const chained = await amidWrite(db, held, chain, async () => expect(await chain()).toBe(0));
    expect(chained).toBe(6);
    const report = await verifyRegister(db);
    expect(report).toEqual({ position: 6, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ["update register_entry set kind = 'other' where chain_position = 2", 2, 'fields'],
    ["update register_entry set content = 'x' where chain_position = 3", 3, 'content'],
    ['delete from register_entry where chain_position = 4', 5, 'missing'],
    ['delete from register_entry where chain_position = 1', 2, 'missing'],
  ])('names where an owner of the database did: %s', async (statement, position, because) => {
    const { broken } = await tampered([statement], verifyRegister);
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(broken).toEqual({ position, because, id });
  });

  it('cannot be rewritten or emptied by the service', async () => {
    const refused = { constraint: 'register_append_only' };
    const statements = [
      "update register_entry set kind = 'other'",
      'delete from register_entry',
      'delete from register_month',
      "update register_month set sealed_key = ''",
    ];
    for (const statement of statements)
      await expect(sql.raw(statement).execute(db)).rejects.toMatchObject(refused);
  });
});

describe('the term of the register', () => {
  const old = '2024-10-31T23:59:59Z';
  const drop = () => dropMonths({ register: db, now: () => registerNow });
  const kept = async (table: 'register_entry' | 'register_month'): Promise<string[]> =>
    (await db.selectFrom(table).select('month').orderBy('month').execute()).map(
      ({ month }) => month,
    );
  async function begin(...moments: string[]): Promise<void> {
    await sql`truncate register_entry, register_month, register_anchor`.execute(db);
    const node = aRegister(db);
    for (const at of moments) await node.record([aRecord({ at: new Date(at) })]);
    await chainRegisterOnce(db);
  }

  it('keeps a month until it has been over for 24 months, then drops key and rows', async () => {
    await begin(old, '2024-11-01T00:00:00Z', old, '2026-11-22T00:00:00Z');
    const before = await verifyRegister(db);
    expect(await drop()).toBe(2);
    expect(await drop()).toBe(0);
    // The third was chained after a younger one: its key is gone, the row waits.
    expect(await kept('register_entry')).toEqual(['2024-10', '2024-11', '2026-11']);
    expect(await kept('register_month')).toEqual(['2024-11', '2026-11']);
    expect(await verifyRegister(db)).toEqual(before);
  });

  it('goes on with the chain when everything before was dropped', async () => {
    await begin(old, old);
    expect(await drop()).toBe(3);
    await aRegister(db).record([aRecord()]);
    await chainRegisterOnce(db);
    expect((await verifyRegister(db)).position).toBe(3);
  });
});
