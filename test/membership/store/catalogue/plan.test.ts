// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  fillCommunities,
  fillProgrammes,
  idFunction,
} from '../../../../src/cli/seed/scale/rows.js';
import { listCommunities } from '../../../../src/membership/use-cases/list-communities.js';
import { rollUpCounts } from '../../../../src/membership/use-cases/roll-up-counts.js';
import { useDatabase } from '../../../support/database.js';
import { plansOf } from '../../../support/plans.js';

const { db, pool } = useDatabase();
const howMany = 10_000;
const list = (query?: string) => listCommunities({ db }, { locale: 'it', query });

// All have the word `tema`, ten each a word `rete…x`; one in twenty shows to who signed in only.
beforeAll(async () => {
  const client = await pool.connect();
  try {
    await client.query(idFunction);
    await client.query(fillCommunities, [howMany]);
    await client.query(fillProgrammes, [howMany]);
    await client.query(`update community set status = 'frozen'`);
    // The oldest have one word, and a single late one has it too.
    await client.query(`
      update community_text set summary = summary || ' antica'
      where community_id in (select id from community order by id limit 60)
        or community_id = (select id from community where visibility = 'public' order by id desc limit 1)`);
    await client.query('analyze');
  } finally {
    client.release(true);
  }
  await rollUpCounts({ db });
  await pool.query(
    'vacuum analyze catalogue_count, catalogue_count_delta, community, community_text',
  );
}, 120_000);

/** How many rows of the tables that grow with the communities a page looks at, in all its steps. */
async function lookedAt(query?: string): Promise<number> {
  const plans = await plansOf(pool, () => list(query));
  return plans
    .flatMap(({ steps }) => steps)
    .filter(({ on }) => /^(community|programme_community|member_count|catalogue_count)/.test(on))
    .reduce((total, { rows }) => total + rows, 0);
}

describe('among ten thousand communities', () => {
  it('the first page looks at its own communities and the kept facets alone', async () => {
    expect(await lookedAt()).toBeLessThan(100);
  });

  it('a search by a name looks at what it finds', async () => {
    expect(await lookedAt('scala-4321')).toBeLessThan(60);
  });

  it('a search by a name does not ask the index for the words of it that all have', async () => {
    const asked = async (query: string) =>
      (await plansOf(pool, () => list(query)))
        .flatMap(({ steps }) => steps)
        .find(({ on }) => on === 'community_text_search_idx')?.blocks;
    expect(await asked('scala-4321')).toBeGreaterThan(0);
    expect(await asked('comunità tema scala-4321')).toBe(await asked('4321'));
  });

  it('a search by a word that all have looks at as many as are shown, whatever there is', async () => {
    expect(await lookedAt('tema')).toBeLessThan(1_500);
  });
});

describe('a search by a word that all have', () => {
  it('lists and counts a hundred that the reader may see, and says that there are more', async () => {
    const { items, facets, isCapped } = await list('tema');
    expect(isCapped).toBe(true);
    expect(items).toHaveLength(12);
    const counted = facets.audiences.reduce((total, { communities }) => total + communities, 0);
    expect(counted).toBe(101);
    const shown = items.map(({ slug }) => slug);
    const { rows } = await sql<{ visibility: string }>`
      select visibility from community where slug = any(${shown})`.execute(db);
    expect(new Set(rows.map(({ visibility }) => visibility))).toEqual(new Set(['public']));
  });

  it('finds by it besides a rare one, and only where both are', async () => {
    const slugs = async (query: string) => (await list(query)).items.map(({ slug }) => slug);
    expect(await slugs('antica scala-9999')).toEqual(['scala-9999']);
    expect(await slugs('antica scala-9998')).toEqual([]);
    expect(await slugs('scala-9999 antica')).toEqual(['scala-9999']);
  });

  it('finds the late ones too where only the oldest had it', async () => {
    const { facets, isCapped } = await list('antica');
    expect(isCapped).toBe(false);
    // Three of the sixty oldest are for who signed in.
    expect(facets.audiences.reduce((total, { communities }) => total + communities, 0)).toBe(58);
  });
});
