// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { seedScale } from '../../../../src/cli/seed/scale/seed-scale.js';
import { trustId, type CommunityId } from '../../../../src/kernel/ids.js';
import type { CardReader } from '../../../../src/membership/domain/cards/seen-card.js';
import { listFields } from '../../../../src/membership/domain/cards/card.js';
import {
  searchQuery,
  type DirectorySearch,
} from '../../../../src/membership/domain/cards/search-words.js';
import { listDirectory } from '../../../../src/membership/store/cards/directory.js';
import { queriesOf } from '../../../support/count-statements.js';
import { useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
let communityId: CommunityId;

// A plan of an empty table says nothing: everybody has a card in each community, and one in fifty a rare word.
beforeAll(async () => {
  await seedScale(pool, { members: 4_000 });
  await sql`update member set age_class = 'adult'`.execute(db);
  await sql`
    insert into card (id, member_id, community_id, stint_id, fields, widest, open_to_all, listed, changed_at,
      words_public, words_members, words_managers)
    select gen_random_uuid(), s.member_id, s.community_id, s.id, '{}', 'public', true, true, now(), w.words, w.words, w.words
    from stint s join member m on m.id = s.member_id and m.status = 'active'
    cross join lateral (select array_to_tsvector(array[
      'in:' || s.community_id, 'skills:ascolto', 'province:ra', 'skills:raro' || (hashtext(s.id::text) & 63)
    ]) as words) w
    where s.ended_at is null`.execute(db);
  await sql`analyze card, stint, member`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select community_id as id from card group by 1 order by count(*) desc limit 1`.execute(db);
  communityId = trustId(rows[0]?.id ?? '');
}, 60_000);

/** How the database goes about the very statement that a page of the directory sends. */
async function planOf(
  reader: CardReader,
  search: Partial<DirectorySearch>,
  before = 'select',
): Promise<string> {
  const asked = { text: '', list: undefined, province: undefined, sector: undefined, ...search };
  const query = searchQuery(asked, { communityId, fields: [...listFields, 'province'] });
  const page = { reader, query, after: undefined, limit: 21 };
  const sent = await queriesOf(() => listDirectory(db, communityId, page));
  const statement = sent.find(({ text }) => text.includes('card k'));
  if (!statement) throw new Error('the directory sent nothing');
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(before);
    const { rows } = await client.query<Record<'QUERY PLAN', string>>(`explain ${statement.text}`, [
      ...statement.values,
    ]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const readers: readonly CardReader[] = ['everybody', 'public', 'members', 'managers'];
const wordsOf = (reader: CardReader): string => (reader === 'everybody' ? 'public' : reader);

describe('the members who wish to be found', () => {
  it.each(readers)('are listed for %s along the index of their order', async (reader) => {
    const plan = await planOf(reader, {});
    expect(plan).toContain('card_community_idx');
    expect(plan).not.toMatch(/Seq Scan on (card|stint|member)|Sort/);
  });

  // So few cards would be read one after the other; among many, the beginning of a rare word is looked up.
  it.each(readers)('are found by %s by the words of that audience, by index', async (reader) => {
    const many = 'set local enable_seqscan = off; drop index card_community_idx';
    const plan = await planOf(reader, { text: 'raro7' }, many);
    expect(plan).toContain(`Bitmap Index Scan on card_words_${wordsOf(reader)}_idx`);
  });
});
