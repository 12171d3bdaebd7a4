// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, expect, it } from '@jest/globals';
import {
  fillCommunities,
  fillManagers,
  fillProgrammes,
  idFunction,
} from '../../../src/cli/seed/scale/rows.js';
import { day, later, systemClock as now } from '../../../src/kernel/clock.js';
import { listSimilar } from '../../../src/membership/store/founding/similar.js';
import { listAtRisk } from '../../../src/membership/store/network.js';
import { aCommunity, aGrant, someMember } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { plansOf } from '../../support/plans.js';

const { db, pool } = useDatabase();
const howMany = 2_000;

// All have the word `tema`, ten each a word `rete…x`; two manage each.
beforeAll(async () => {
  const [one, two] = [await someMember(db), await someMember(db)];
  const client = await pool.connect();
  try {
    await client.query(idFunction);
    await client.query(fillCommunities, [howMany]);
    await client.query(fillProgrammes, [howMany]);
    await client.query(
      `insert into stint (id, community_id, member_id, status, started_at, join_path, level_at_join, provider_at_join)
      select gen_random_uuid(), c.id, m, 'active', now(), 'open', 'low', 'spid'
      from community c, unnest($1::uuid[]) m where c.slug like 'scala-%'`,
      [[one, two]],
    );
    await client.query(fillManagers);
    await client.query(`update community set status = 'active' where slug like 'scala-%'`);
    await client.query('analyze');
  } finally {
    client.release(true);
  }
  await pool.query('vacuum analyze community, community_text, role_grant, stint');
}, 120_000);

/** How many rows of these tables are looked at, in all steps; an index names many at once, which costs little. */
async function lookedAt(tables: RegExp, run: () => Promise<unknown>): Promise<number> {
  const plans = await plansOf(pool, run);
  return plans
    .flatMap(({ steps }) => steps)
    .filter(({ name, on }) => tables.test(on) && name !== 'Bitmap Index Scan')
    .reduce((total, { rows }) => total + rows, 0);
}

it('what looks like a wish is ranked among a few of the common words and all of the rare ones', async () => {
  const viewer = await someMember(db);
  const similar = (words: readonly string[]) =>
    listSimilar(db, { viewer, locale: 'it', words, topics: ['tema 7', 'argomento 3'] });
  const found = await similar(['tema', 'rete77x', 'scala']);
  expect(found.map(({ summary }) => summary)).toHaveLength(5);
  for (const { summary } of found) expect(summary).toContain('rete77x');
  const looked = await lookedAt(/^community_text/, () => similar(['tema', 'comune', 'prova']));
  expect(looked).toBeLessThan(1_000);
});

it('who may soon be without a manager is found without a look at the managers of the others', async () => {
  const single = await aCommunity(db);
  const soon = await aCommunity(db);
  for (const community of [single, soon]) {
    await aGrant(db, { community, role: 'manager', validUntil: later(now(), 5 * day) });
  }
  const until = later(now(), 10 * day);
  await db
    .updateTable('role_grant')
    .set({ valid_until: until })
    .where('community_id', '=', soon.id)
    .execute();
  await db
    .updateTable('role_grant')
    .set({ status: 'resigned', ended_at: now() })
    .where('community_id', '=', single.id)
    .where('valid_until', '<', until)
    .execute();
  await pool.query('analyze community, role_grant');
  const before = later(now(), 60 * day);
  const list = () => listAtRisk(db, { locale: 'it', before, limit: 51 });
  expect((await list()).map(({ community }) => [community.slug, community.risks])).toEqual([
    [soon.slug, ['ending']],
    [single.slug, ['single']],
  ]);
  expect(await lookedAt(/^(community|role_grant|stint)/, list)).toBeLessThan(200);
});
