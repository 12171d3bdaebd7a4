// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';

/**
 * Runs a named statement: PostgreSQL parses and plans it once per connection.
 * For the few reads that every request of a portal makes; all else goes through Kysely.
 * @param name unique for its text within the application.
 */
export type Prepared = <Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

export const prepared =
  (pool: pg.Pool): Prepared =>
  async <Row extends object>(name: string, text: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<Row>({ name, text, values: [...values] });
    return rows;
  };
