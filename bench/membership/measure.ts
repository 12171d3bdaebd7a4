// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { createDatabase, createPool } from '../../src/database/database.js';
import { load, type Load } from '../measure/load.js';
import { spreadBy, type Spread } from '../measure/spread.js';
import { resetStatements } from '../measure/statements.js';
import type { Options } from '../options.js';
import { joins, reads, type Act } from './acts.js';
import { newcomers, readRegion, type Region } from './region.js';

export interface MembershipFigures {
  readonly size: Region['size'];
  readonly acts: readonly ActFigures[];
}

export interface ActFigures {
  readonly name: string;
  readonly perSecond: Spread;
  /** Milliseconds. */
  readonly p50: Spread;
  readonly p99: Spread;
  /** The longest that any statement of it took in the database, in milliseconds. */
  readonly slowestMs: number;
}

const loops = 10;
const warmUpSeconds = 1;
/** More than any run has come to join in a second. */
const joinsPerSecond = 4_000;

/** The acts one after the other on one database; joins come last, because they change it. */
export async function measureMembership(
  databaseUrl: string,
  options: Options,
): Promise<MembershipFigures> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const pool = createPool({ url: databaseUrl, poolSize: loops });
  const db = createDatabase(pool);
  try {
    const region = await readRegion(client);
    const measured: ActFigures[] = [];
    for (const act of reads({ db, pool }, region))
      measured.push(await measure(act, client, options));

    const rounds = warmUpSeconds + options.seconds * options.repetitions;
    const most = Math.ceil(2 * rounds * joinsPerSecond) + region.slugs.length;
    const newcomer = await newcomers(client, most);
    await client.query('vacuum analyze member');
    for (const act of joins(db, region, newcomer))
      measured.push(await measure(act, client, options));
    return { size: region.size, acts: measured };
  } finally {
    await db.destroy();
    await client.end();
  }
}

async function measure(act: Act, client: pg.Client, options: Options): Promise<ActFigures> {
  let turn = 0;
  const once = async (): Promise<void> => {
    turn += 1;
    await act.run(turn);
  };
  do await load(loops, warmUpSeconds, once);
  while (turn < (act.turnsToWarm ?? 0));
  await resetStatements(client);
  const runs: Load[] = [];
  for (let round = 0; round < options.repetitions; round += 1) {
    runs.push(await load(loops, options.seconds, once));
  }
  return {
    name: act.name,
    perSecond: spreadBy(runs, (run) => run.perSecond),
    p50: spreadBy(runs, (run) => run.p50),
    p99: spreadBy(runs, (run) => run.p99),
    slowestMs: await slowest(client),
  };
}

async function slowest(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ most: number }>(`
    select max(s.max_exec_time) as most from pg_stat_statements s
    join pg_database d on d.oid = s.dbid
    where d.datname = current_database() and s.query !~ 'pg_stat_statements'`);
  return rows[0]?.most ?? 0;
}
