// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { prepared } from '../../src/database/prepared.js';
import { useDatabase } from '../support/database.js';

const { pool } = useDatabase();

it('parses a named statement once per connection, and runs it with other values', async () => {
  const client = await pool.connect();
  try {
    const run = prepared({ query: client.query.bind(client) } as typeof pool);
    const add = (a: number, b: number) =>
      run<{ sum: number }>('test-sum', 'select $1::int + $2::int as sum', [a, b]);
    expect(await add(1, 2)).toEqual([{ sum: 3 }]);
    expect(await add(20, 22)).toEqual([{ sum: 42 }]);
    const { rows } = await client.query('select name from pg_prepared_statements');
    expect(rows).toEqual([{ name: 'test-sum' }]);
  } finally {
    client.release();
  }
});
