// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { cpuMilliseconds } from '../measure/cpu.js';
import { load } from '../measure/load.js';
import { spreadBy, type Spread } from '../measure/spread.js';
import type { Options } from '../options.js';
import type { Service } from '../stage/service.js';
import { bare, direct, piazza, type Contestant } from './contestants.js';
import { drawQuestions, type Question } from './questions.js';

export interface CheckFigures {
  readonly members: number;
  readonly piazza: Figures;
  readonly bare: Figures;
  readonly direct: Figures;
}

export interface Figures {
  readonly perSecond: Spread;
  /** Milliseconds. */
  readonly p50: Spread;
  readonly p99: Spread;
  /** Microseconds of CPU of the answering process, for one check; of the asking one for direct queries. */
  readonly cpuUs: Spread;
}

const loops = 10;
const warmUpSeconds = 1;

/** The same questions to all three in turn, so that what slows the machine slows each of them. */
export async function measureCheck(
  service: Service,
  { databaseUrl, members, options }: { databaseUrl: string; members: number; options: Options },
): Promise<CheckFigures> {
  const questions = await readQuestions(databaseUrl);
  const contestants = [piazza(service), await bare(databaseUrl), direct(databaseUrl)];
  const runs = new Map<Contestant['name'], Awaited<ReturnType<typeof timed>>[]>();
  try {
    for (const one of contestants) await timed(one, questions, warmUpSeconds);
    for (let turn = 0; turn < options.repetitions; turn += 1) {
      for (const one of contestants) {
        const run = await timed(one, questions, options.seconds);
        runs.set(one.name, [...(runs.get(one.name) ?? []), run]);
      }
    }
  } finally {
    for (const one of contestants) await one.close();
  }
  const figures = (name: Contestant['name']): Figures => summarise(runs.get(name) ?? []);
  return { members, piazza: figures('piazza'), bare: figures('bare'), direct: figures('direct') };
}

async function readQuestions(databaseUrl: string): Promise<readonly Question[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await drawQuestions(client);
  } finally {
    await client.end();
  }
}

async function timed(one: Contestant, questions: readonly Question[], seconds: number) {
  const ask = await one.open();
  const pid = one.pid ?? process.pid;
  const before = cpuMilliseconds(pid);
  let turn = 0;
  const run = await load(loops, seconds, () => {
    turn += 1;
    const question = questions[turn % questions.length];
    return question ? ask(question) : Promise.resolve();
  });
  return { ...run, cpuUs: ((cpuMilliseconds(pid) - before) * 1_000) / run.done };
}

const summarise = (runs: readonly Awaited<ReturnType<typeof timed>>[]): Figures => ({
  perSecond: spreadBy(runs, (run) => run.perSecond),
  p50: spreadBy(runs, (run) => run.p50),
  p99: spreadBy(runs, (run) => run.p99),
  cpuUs: spreadBy(runs, (run) => run.cpuUs),
});
