// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { aCommunity, someActor } from '../../../support/builders/membership.js';
import { statementsOf } from '../../../support/count-statements.js';
import { useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
const deps = { db, now };

describe('what a join costs', () => {
  it('is one statement that reads and one that writes, each whole in itself', async () => {
    const { slug, id } = await aCommunity(db);
    const actor = await someActor(db);

    const sent = await statementsOf(() => joinCommunity(deps, { actor, slug }));

    expect(sent).toHaveLength(2);
    for (const table of ['outbox', 'audit_entry'] as const) {
      const rows = await db.selectFrom(table).selectAll().where('community_id', '=', id).execute();
      expect(rows).toHaveLength(1);
    }
  });

  it('asks for the roles of the reader only where they decide', async () => {
    const { slug } = await aCommunity(db, { visibility: 'hidden' });
    const actor = await someActor(db);

    const sent = await statementsOf(async () => {
      await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({
        code: 'community.not_found',
      });
    });

    expect(sent).toHaveLength(5);
    expect(sent[4]).toBe('rollback');
  });

  it('is parsed and planned once per connection', async () => {
    const { slug } = await aCommunity(db);
    for (let turn = 0; turn < 2; turn += 1) {
      await joinCommunity(deps, { actor: await someActor(db), slug });
    }
    const named = await pool.query<{ name: string }>('select name from pg_prepared_statements');
    expect(named.rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['meeting', 'join_at_once']),
    );
  });
});
