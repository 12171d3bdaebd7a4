// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';
import { cpuMilliseconds } from '../measure/cpu.js';
import { load } from '../measure/load.js';
import { countStatements, resetStatements, type StatementCount } from '../measure/statements.js';
import { spreadBy, type Spread } from '../measure/spread.js';
import type { Options } from '../options.js';
import type { Verifier } from '../../src/providers/saml/verify.js';
import type { Service } from '../stage/service.js';
import type { IdentityProvider } from './identity-provider.js';
import { makePeople } from './people.js';
import { signIn } from './sign-in.js';

export interface LoginFigures {
  readonly verifier: Verifier;
  readonly perSecond: Spread;
  /** Milliseconds. */
  readonly p50: Spread;
  readonly p95: Spread;
  /** Of the service's process, for one sign-in. */
  readonly cpuMs: Spread;
  /** For one sign-in. */
  readonly statements: Counted;
}

/** Statements of one sign-in, and what the count leaves out. */
export interface Counted {
  readonly calls: number;
  readonly transactions: number;
  readonly background: number;
  readonly each: StatementCount['each'];
}

const loops = 4;
const peoplePerLoop = 5;
const counted = 20;

/** Brokered sign-ins of returning members, from a few browsers at once. */
export async function measureLogin(
  service: Service,
  identityProvider: IdentityProvider,
  { databaseUrl, verifier, options }: { databaseUrl: string; verifier: Verifier; options: Options },
): Promise<LoginFigures> {
  const people = makePeople(loops * peoplePerLoop);
  const walk = async (index: number): Promise<void> => {
    const attributes = people[index % people.length] ?? {};
    await signIn({ origin: service.origin, identityProvider, attributes });
  };
  // Everybody has been here before.
  for (let index = 0; index < people.length; index += 1) await walk(index);
  // The compiler learns the way; not counted.
  await timed(service, options.seconds, walk);
  const runs = [];
  for (let turn = 0; turn < options.repetitions; turn += 1) {
    runs.push(await timed(service, options.seconds, walk));
  }
  return {
    verifier,
    perSecond: spreadBy(runs, (run) => run.perSecond),
    p50: spreadBy(runs, (run) => run.p50),
    p95: spreadBy(runs, (run) => run.p95),
    cpuMs: spreadBy(runs, (run) => run.cpuMs),
    statements: await countOne(databaseUrl, walk),
  };
}

async function timed(
  { pid }: Service,
  seconds: number,
  walk: (index: number) => Promise<void>,
): Promise<Awaited<ReturnType<typeof load>> & { readonly cpuMs: number }> {
  const before = cpuMilliseconds(pid);
  let turn = 0;
  // No person twice at once: they would wait for each other's row.
  const run = await load(loops, seconds, (loop) => {
    turn += 1;
    return walk(loop * peoplePerLoop + (turn % peoplePerLoop));
  });
  return { ...run, cpuMs: (cpuMilliseconds(pid) - before) / run.done };
}

async function countOne(url: string, walk: (index: number) => Promise<void>): Promise<Counted> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await resetStatements(client);
    for (let index = 0; index < counted; index += 1) await walk(index);
    const { calls, transactions, background, each } = await countStatements(client);
    return {
      calls: calls / counted,
      transactions: transactions / counted,
      background: background / counted,
      each: each.map((one) => ({ ...one, calls: one.calls / counted })),
    };
  } finally {
    await client.end();
  }
}
