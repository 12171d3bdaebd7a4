// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { seedScale } from '../../../src/cli/seed/scale/seed-scale.js';
import { createDatabase, createPool } from '../../../src/database/database.js';
import { trustId, type CommunityId } from '../../../src/kernel/ids.js';
import { listMembersPage, type MemberKey } from '../../../src/membership/store/member-list.js';
import { useDatabase } from '../../support/database.js';
import { plansOf } from '../../support/plans.js';

const { pool, url } = useDatabase();
/** Plans belong to a connection: all of this file's pages are read over one. */
const single = createDatabase(createPool({ url, poolSize: 1 }));
const limit = 51;
let largest: CommunityId;

beforeAll(async () => {
  await seedScale(pool, { members: 20_000 });
  const { community_id } = await single
    .selectFrom('member_count')
    .select('community_id')
    .orderBy('members', 'desc')
    .executeTakeFirstOrThrow();
  largest = trustId(community_id);
}, 120_000);
afterAll(() => single.destroy());

const page = (after?: MemberKey) =>
  listMembersPage(single, largest, { after, limit, all: true, reader: 'managers' });

/** How many pages were read by a plan that is kept for all values. */
async function keptPlans(): Promise<number> {
  const { rows } = await sql<{ kept: number }>`
    select coalesce(sum(generic_plans), 0)::int as kept from pg_prepared_statements`.execute(
    single,
  );
  return rows[0]?.kept ?? 0;
}

describe('the members of a community far above the average', () => {
  it('are planned once for all pages, the first and those after it', async () => {
    const [last] = (await page()).slice(-1);
    for (let times = 0; times < 9; times += 1) await page();
    const afterFirst = await keptPlans();
    expect(afterFirst).toBeGreaterThan(0);
    for (let times = 0; times < 10; times += 1) await page(last?.key);
    expect(await keptPlans()).toBeGreaterThan(afterFirst);
  });

  it('are read along their index, as many as a page holds', async () => {
    const [last] = (await page()).slice(-1);
    for (const read of [() => page(), () => page(last?.key)]) {
      const [plan] = await plansOf(pool, read);
      const members = plan?.steps.filter(({ on }) => on.startsWith('stint')) ?? [];
      expect(members.map(({ on, rows }) => [on, rows])).toEqual([['stint_list_idx', limit]]);
    }
  });
});
