// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textArray } from '../../src/database/text-array.js';
import { useDatabase } from '../support/database.js';

const { pool } = useDatabase();

/** But NUL, which PostgreSQL takes nowhere, and halves of characters, which no request can hold. */
const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0')),
    fc.constantFrom(
      '',
      'a'.repeat(127),
      'à'.repeat(64),
      'b'.repeat(70_000),
      'null',
      'NULL',
      '"',
      '\\',
      '\\"',
      '{',
      '}',
      ',',
      '{"a","b"}',
      ' a ',
      '\n',
    ),
  ),
);

it('is read by PostgreSQL as the texts that were given', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const { rows } = await pool.query('select $1::text[] as read', [textArray(given)]);
      expect(rows).toEqual([{ read: given }]);
    }),
    { numRuns: 300 },
  );
});

it.each([0, 1, 127, 128, 1_000])('is read where they are %i', async (count) => {
  const given = Array.from({ length: count }, (_, index) => `${index}`);
  const { rows } = await pool.query('select $1::text[] as read', [textArray(given)]);
  expect(rows).toEqual([{ read: given }]);
});
