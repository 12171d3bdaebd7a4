// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { load, type Load } from '../measure/load.js';
import { spreadBy, type Spread } from '../measure/spread.js';
import { resetStatements } from '../measure/statements.js';
import type { Options } from '../options.js';
import { joins, reads, type Act } from './acts.js';
import { closePlace, loops, openPlace, type Place } from './place.js';
import { newcomers, type Region } from './region.js';

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

const warmUpSeconds = 1;
/** More than any run has come to join in a second. */
const joinsPerSecond = 4_000;

/** Every act on each region in turn; joins come last, because they change it. */
export async function measureMembership(
  databaseUrls: readonly string[],
  options: Options,
): Promise<readonly MembershipFigures[]> {
  const places: Place[] = [];
  try {
    for (const url of databaseUrls) places.push(await openPlace(url));
    const reading = places.map((place) => reads(place, place.region));
    const measured = await measureAll(places, reading, options);
    const joining: (readonly Act[])[] = [];
    for (const place of places) joining.push(await joinsAt(place, options));
    measured.push(...(await measureAll(places, joining, options)));
    return places.map(({ region: { size } }, index) => ({
      size,
      acts: measured.flatMap((each) => each[index] ?? []),
    }));
  } finally {
    for (const place of places) await closePlace(place);
  }
}

async function joinsAt({ client, db, region }: Place, options: Options): Promise<readonly Act[]> {
  const rounds = warmUpSeconds + options.seconds * options.repetitions;
  const most = Math.ceil(2 * rounds * joinsPerSecond) + region.slugs.length;
  const newcomer = await newcomers(client, most);
  await client.query('vacuum analyze member');
  return joins(db, region, newcomer);
}

/** @param acts for each place the same ones @returns for each act its figures at each place */
async function measureAll(
  places: readonly Place[],
  acts: readonly (readonly Act[])[],
  options: Options,
): Promise<(readonly ActFigures[])[]> {
  const measured: (readonly ActFigures[])[] = [];
  for (const index of acts[0]?.keys() ?? []) {
    const trials = places.flatMap((place, at) => {
      const act = acts[at]?.[index];
      return act ? [trialOf(place, act)] : [];
    });
    measured.push(await measure(trials, options));
  }
  return measured;
}

/** An act at one place, with what came of it so far. */
interface Trial {
  readonly place: Place;
  readonly act: Act;
  readonly once: () => Promise<void>;
  readonly runs: Load[];
}

function trialOf(place: Place, act: Act): Trial {
  let turn = 0;
  const once = async (): Promise<void> => {
    turn += 1;
    await act.run(turn);
  };
  return { place, act, once, runs: [] };
}

async function measure(
  trials: readonly Trial[],
  { seconds, repetitions }: Options,
): Promise<readonly ActFigures[]> {
  for (const trial of trials) await warmUp(trial, seconds);
  for (let round = 0; round < repetitions; round += 1) {
    for (const { runs, once } of trials) runs.push(await load(loops, seconds, once));
  }
  const figures: ActFigures[] = [];
  for (const { act, runs, place } of trials) {
    figures.push({
      name: act.name,
      perSecond: spreadBy(runs, (run) => run.perSecond),
      p50: spreadBy(runs, (run) => run.p50),
      p99: spreadBy(runs, (run) => run.p99),
      slowestMs: await slowest(place.client),
    });
  }
  return figures;
}

async function warmUp({ act, once, place }: Trial, seconds: number): Promise<void> {
  let done = 0;
  do done += (await load(loops, Math.min(warmUpSeconds, seconds), once)).done;
  while (done < (act.turnsToWarm ?? 0));
  await resetStatements(place.client);
}

async function slowest(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ most: number }>(`
    select max(s.max_exec_time) as most from pg_stat_statements s
    join pg_database d on d.oid = s.dbid
    where d.datname = current_database() and s.query !~ 'pg_stat_statements'`);
  return rows[0]?.most ?? 0;
}
