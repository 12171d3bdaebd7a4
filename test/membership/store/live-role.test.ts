// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { seedScale } from '../../../src/cli/seed/scale/seed-scale.js';
import { newId } from '../../../src/kernel/ids.js';
import { useDatabase } from '../../support/database.js';

const { db, pool } = useDatabase();

// A plan of an empty table says nothing: every index costs the same.
beforeAll(async () => {
  await seedScale(pool, { members: 2_000 });
});

// Among a million members whoever reads all roles to find one person's takes tenths of a second.
it.each([
  ['a member', 'member_id', 'role_grant_member_idx'],
  ['a community', 'community_id', 'role_grant_community_idx'],
])('finds the roles of %s through an index', async (_whose, column, index) => {
  const plan = await db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx);
    const { rows } = await sql<Record<'QUERY PLAN', string>>`
      explain select role from live_role where ${sql.ref(column)} = ${newId()}`.execute(trx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain(index);
});
