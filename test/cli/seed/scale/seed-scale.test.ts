// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { communitiesFor, seedScale } from '../../../../src/cli/seed/scale/seed-scale.js';
import { useDatabase } from '../../../support/database.js';

const { pool } = useDatabase();
const one = async (query: string): Promise<Record<string, unknown>> =>
  (await pool.query<Record<string, unknown>>(query)).rows[0] ?? {};

beforeAll(async () => {
  await seedScale(pool, { members: 1000 });
});

describe('a thousand members for measurements', () => {
  it('have keys, ways in and memberships, the largest community far above the median', async () => {
    expect(
      await one(`select (select count(*) from member) as members, (select count(*) from person_key) as keys,
        (select count(*) from identity) as identities, (select count(*) from community where status = 'active') as active`),
    ).toEqual({
      members: 1000,
      keys: 1000,
      identities: 1000,
      active: communitiesFor({ members: 1000 }),
    });
    const { stints, largest, median } = await one(`
      select sum(n) as stints, max(n) as largest, percentile_disc(0.5) within group (order by n) as median
      from (select count(*) as n from stint group by community_id) counted`);
    expect(Number(stints)).toBeGreaterThan(2000);
    expect(Number(largest)).toBeGreaterThan(2 * Number(median));
  });

  it('are counted rightly, managers too', async () => {
    const wrong = await one(`
      select count(*) as wrong from community c left join member_count k on k.community_id = c.id
      where k.members is distinct from (select count(*) from stint s where s.community_id = c.id)
        or c.active_managers <> (select count(*) from role_grant g where g.community_id = c.id)`);
    expect(wrong).toEqual({ wrong: 0 });
  });

  it('are counted month by month, and the catalogue and the programmes as jobs would have', async () => {
    expect(
      await one(`
        select (select sum(delta) from member_month) = (select count(*) from stint) as months,
          (select count(*) > 12 from (select distinct month from member_month) m) as grown,
          (select sum(communities) from catalogue_count where facet = 'audiences')
            = (select count(*) from catalogue_community) as facets,
          (select count(*) from catalogue_count where facet = 'programmes') > 0 as placed,
          (select max(people) > 5 from programme_audience) as audiences,
          (select count(*) from member_count_delta) + (select count(*) from catalogue_count_delta) as waiting`),
    ).toEqual({
      months: true,
      grown: true,
      facets: true,
      placed: true,
      audiences: true,
      waiting: 0,
    });
  });
});
