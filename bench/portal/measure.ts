// SPDX-License-Identifier: AGPL-3.0-or-later
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { drawQuestions } from '../check/questions.js';
import type { IdentityProvider } from '../login/identity-provider.js';
import { cpuMilliseconds } from '../measure/cpu.js';
import { send } from '../measure/http.js';
import { load } from '../measure/load.js';
import { spreadBy, type Spread } from '../measure/spread.js';
import type { Options } from '../options.js';
import { freePort, startProgram, type Service } from '../stage/service.js';
import { loops, operationsOf, type Operation } from './operations.js';
import { record, type Recording } from './recording.js';
import { measureWebhooks, type WebhookFigures } from './webhooks.js';

export interface PortalFigures {
  readonly members: number;
  readonly operations: readonly OperationFigures[];
  readonly webhooks: WebhookFigures;
}

export interface OperationFigures {
  readonly id: string;
  readonly name: string;
  /** Statements that one takes, `begin` and `commit` among them. */
  readonly statements: number;
  readonly piazza: Figures;
  readonly bare: Figures;
  /** Milliseconds from question to answer where nobody else asks the service anything: the middle of each run. */
  readonly alone: Spread;
}

export interface Figures {
  readonly perSecond: Spread;
  /** Milliseconds of CPU of the answering process, for one. */
  readonly cpuMs: Spread;
}

export interface PortalBench {
  readonly databaseUrl: string;
  readonly members: number;
  readonly folder: string;
  readonly identityProvider: IdentityProvider;
  readonly options: Options;
  /** Starts the service once more, writing its statements to a file. */
  readonly startRecorded: (file: string) => Promise<Service>;
}

const warmUpSeconds = 1;
const aloneSeconds = 1;

/** What portals ask, each beside a bare route with the same SQL; and how soon webhooks arrive. */
export async function measurePortal(service: Service, bench: PortalBench): Promise<PortalFigures> {
  const { databaseUrl, members, identityProvider, options } = bench;
  // The feed has something to tell once there were changes.
  const webhooks = await measureWebhooks(bench);
  const questions = await readQuestions(databaseUrl);
  const recordings = await recordAll(bench, questions);
  const operations = await operationsOf(service, identityProvider, questions);
  const bare = await startBare(bench, recordings);
  try {
    const measured: OperationFigures[] = [];
    for (const operation of operations) {
      const recording = recordings.find(({ id }) => id === operation.id);
      const { id, name } = operation;
      const figures = await compare({ service, bare, operation, options });
      measured.push({ id, name, statements: recording?.statements.length ?? 0, ...figures });
    }
    return { members, operations: measured, webhooks };
  } finally {
    await bare.stop();
  }
}

async function readQuestions(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await drawQuestions(client);
  } finally {
    await client.end();
  }
}

async function recordAll(
  { folder, identityProvider, startRecorded }: PortalBench,
  questions: Awaited<ReturnType<typeof readQuestions>>,
): Promise<readonly Recording[]> {
  const file = join(folder, 'statements.jsonl');
  const recorded = await startRecorded(file);
  try {
    return await record(await operationsOf(recorded, identityProvider, questions), file);
  } finally {
    await recorded.stop();
  }
}

async function startBare(
  { folder, databaseUrl }: PortalBench,
  recordings: readonly Recording[],
): Promise<Service> {
  const script = join(folder, 'recordings.json');
  writeFileSync(script, JSON.stringify(recordings));
  const port = await freePort();
  return startProgram([join(import.meta.dirname, 'bare-server.js')], {
    origin: `http://127.0.0.1:${port}`,
    ready: '/readyz',
    env: { BENCH_DATABASE: databaseUrl, BENCH_PORT: String(port), BENCH_SCRIPT: script },
  });
}

interface Contest {
  readonly service: Service;
  readonly bare: Service;
  readonly operation: Operation;
  readonly options: Options;
}

/** In turn, so that what else the machine does weighs on both alike. */
async function compare({ service, bare, operation, options }: Contest) {
  const contestants = {
    piazza: { pid: service.pid, ask: operation.ask },
    bare: { pid: bare.pid, ask: (loop: number) => askBare(bare, operation, loop) },
  };
  const runs: Record<'piazza' | 'bare', Awaited<ReturnType<typeof timed>>[]> = {
    piazza: [],
    bare: [],
  };
  for (const one of Object.values(contestants))
    await timed(one, Math.min(warmUpSeconds, options.seconds));
  const alone: Awaited<ReturnType<typeof timed>>[] = [];
  for (let turn = 0; turn < options.repetitions; turn += 1) {
    for (const name of ['piazza', 'bare'] as const) {
      runs[name].push(await timed(contestants[name], options.seconds));
    }
    alone.push(await timed(contestants.piazza, Math.min(aloneSeconds, options.seconds), 1));
  }
  return {
    piazza: summarise(runs.piazza),
    bare: summarise(runs.bare),
    alone: spreadBy(alone, (run) => run.p50),
  };
}

async function askBare({ origin }: Service, { id, requests }: Operation, _loop: number) {
  const headers = { 'content-type': 'application/json' };
  for (let sent = 1; sent < requests; sent += 1) await send(`${origin}/readyz`);
  const { status, text } = await send(`${origin}/${id}`, { method: 'POST', headers, body: '{}' });
  if (status !== 200) throw new Error(`the bare route answered ${status}: ${text}`);
  return text;
}

async function timed(
  { pid, ask }: { readonly pid: number; readonly ask: (loop: number) => Promise<string> },
  seconds: number,
  atOnce = loops,
) {
  const before = cpuMilliseconds(pid);
  const run = await load(atOnce, seconds, async (loop) => {
    await ask(loop);
  });
  return { ...run, cpuMs: (cpuMilliseconds(pid) - before) / run.done };
}

const summarise = (runs: readonly Awaited<ReturnType<typeof timed>>[]): Figures => ({
  perSecond: spreadBy(runs, (run) => run.perSecond),
  cpuMs: spreadBy(runs, (run) => run.cpuMs),
});
