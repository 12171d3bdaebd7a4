// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Pool } from '../../../database/database.js';
import type { Executor } from '../write-rows.js';

/** One for each core that the smallest machine has. */
const connections = 2;

/** Does pieces of work one after the other on each of two connections. */
export async function inParallel<Piece>(
  pool: Pool,
  pieces: readonly Piece[],
  work: (client: Executor, piece: Piece) => Promise<unknown>,
): Promise<void> {
  const waiting = [...pieces];
  const worker = (): Promise<void> =>
    onOne(pool, async (client) => {
      for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
        await work(client, piece);
      }
    });
  await Promise.all(Array.from({ length: Math.min(connections, pieces.length) }, worker));
}

/** A connection with time and room to sort many rows. It is not given back: its settings are not those of a request. */
export async function onOne(
  pool: Pool,
  work: (client: Executor) => Promise<unknown>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = 0`);
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query(`set work_mem = '128MB'`);
    await work(client);
  } finally {
    client.release(true);
  }
}
