// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { createDatabase, createPool, type Db, type Pool } from '../../src/database/database.js';
import { portal } from '../stage/portal.js';
import { readRegion, type Region } from './region.js';

/** A filled database, open for measuring. */
export interface Place {
  readonly region: Region;
  /** For what is not measured. */
  readonly client: pg.Client;
  readonly pool: Pool;
  readonly db: Db;
}

/** So many things go on at once, each on a connection of its own. */
export const loops = 10;

export async function openPlace(databaseUrl: string): Promise<Place> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `insert into portal (client_id, name, controller, sector, redirect_uris, scopes, minimum_level, serves_all, created_at)
     values ($1, 'Bench', 'Bench', $1, '{}', $2, 'none', true, now()) on conflict do nothing`,
    [portal.clientId, portal.scopes],
  );
  const pool = createPool({ url: databaseUrl, poolSize: loops });
  return { region: await readRegion(client), client, pool, db: createDatabase(pool) };
}

export async function closePlace({ db, client }: Place): Promise<void> {
  await db.destroy();
  await client.end();
}
