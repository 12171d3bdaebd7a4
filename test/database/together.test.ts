// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { preparedOn } from '../../src/database/prepared.js';
import { together, type Part } from '../../src/database/together.js';
import { statementsOf } from '../support/count-statements.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();
beforeAll(async () => {
  await sql`create table note (id int primary key, text text not null)`.execute(db);
  await sql`create table remark (note int not null references note (id), text text)`.execute(db);
});

const note = (id: number, text: string | null): Part => ({
  text: 'insert into note (id, text) values ($1, $2) returning id',
  values: [id, text],
});
const remark = (on: number, text: string): Part => ({
  text: 'insert into remark (note, text) values ($1, $2) returning text',
  values: [on, text],
});
const notes = async () =>
  (await sql<{ id: number }>`select id from note order by id`.execute(db)).rows.map(({ id }) => id);

describe('several writes as one statement', () => {
  it('are made in one journey, each with its own values, and give the rows of the last', async () => {
    const run = preparedOn(db);
    const save = (id: number) => together(run, 'save', [note(id, 'n'), remark(id, `r${id}`)]);
    const sent = await statementsOf(async () => {
      expect(await save(1)).toEqual([{ text: 'r1' }]);
      expect(await save(2)).toEqual([{ text: 'r2' }]);
    });
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe(sent[1]);
  });

  it('are all made or none', async () => {
    const before = await notes();
    const parts = [note(7, 'n'), note(8, null)];
    await expect(together(preparedOn(db), 'two', parts)).rejects.toThrow('null value');
    expect(await notes()).toEqual(before);
  });

  it('belong to the transaction that they are made in', async () => {
    const before = await notes();
    const failing = db.transaction().execute(async (trx) => {
      await together(preparedOn(trx), 'save', [note(9, 'n'), remark(9, 'r')]);
      throw new Error('turned back');
    });
    await expect(failing).rejects.toThrow('turned back');
    expect(await notes()).toEqual(before);
  });
});
