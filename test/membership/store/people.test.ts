// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findPeopleNamed } from '../../../src/membership/store/people.js';
import { useDatabase } from '../../support/database.js';
import { plansOf } from '../../support/plans.js';

const { db, pool } = useDatabase();
const limit = 20;
const find = (text: string, withMinors = true) => findPeopleNamed(db, text, limit, { withMinors });
const names = async (text: string) => (await find(text)).map(({ displayName }) => displayName);

// All are a Persona; four are named otherwise.
beforeAll(async () => {
  await pool.query(`
    insert into member (id, status, display_name, locale, age_class, created_at)
    select gen_random_uuid(), 'active', name, 'it', 'adult', now() from (
      select 'Persona ' || n from generate_series(1, 50000) n
      union all select unnest(array['Zoë Àlvaro', 'Maria Zorzi', 'Ugo Azzolini', 'Ada D''Elia'])
    ) named (name)`);
  await pool.query('vacuum analyze member');
}, 60_000);

/** How many members are looked at, in all steps. */
async function lookedAt(text: string, withMinors: boolean): Promise<number> {
  const plans = await plansOf(pool, () => find(text, withMinors));
  return plans
    .flatMap(({ steps }) => steps)
    .filter(({ name, on }) => on.startsWith('member') || name === 'Bitmap Index Scan')
    .reduce((total, { rows }) => total + rows, 0);
}

describe('a person among many', () => {
  it('is found by any part of their name, whatever its accents', async () => {
    expect(await names('zoli')).toEqual(['Ugo Azzolini']);
    expect(await names('alvaro')).toEqual(['Zoë Àlvaro']);
    expect(await names('persona 49999')).toEqual(['Persona 49999']);
  });

  it('is found by two letters where a word of their name begins with them', async () => {
    expect(await names('zo')).toEqual(['Maria Zorzi', 'Zoë Àlvaro']);
    expect(await names('àl')).toEqual(['Zoë Àlvaro']);
    expect(await names('d’')).toEqual(["Ada D'Elia"]);
    expect(await names('%o')).toEqual([]);
  });

  it('is not looked for by signs alone', async () => {
    expect(await names('--')).toEqual([]);
  });

  it.each(['zo', 'zz', "d'", 'persona', 'zorzi', '__'])(
    'is found by %j without a look at all of them',
    async (text) => {
      expect(await lookedAt(text, true)).toBeLessThan(5_000);
      expect(await lookedAt(text, false)).toBeLessThan(5_000);
    },
  );
});
