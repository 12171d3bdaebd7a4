// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { words } from '../../src/database/words.js';
import { useDatabase } from '../support/database.js';

const { pool } = useDatabase();

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'b'.repeat(70_000), 'null', '"', '\\', '{', '}', ',', ' a ', '\n', 'a\0'),
  ),
  { minLength: 2 },
);

it('are read by PostgreSQL in their places, and what is no word as an empty text', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const { rows } = await pool.query(`select string_to_array($1, ' ') as read`, [words(given)]);
      const read = given.map((one) => (one.includes(' ') || one.includes('\0') ? '' : one));
      expect(rows).toEqual([{ read }]);
    }),
    { numRuns: 300 },
  );
});

it.each([1, 2, 1_000])('are read where they are %i', async (count) => {
  const given = Array.from({ length: count }, (_, index) => `${index}`);
  const { rows } = await pool.query(`select string_to_array($1, ' ') as read`, [words(given)]);
  expect(rows).toEqual([{ read: given }]);
});
