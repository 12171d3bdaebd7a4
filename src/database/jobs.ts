// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  Logger as WorkerLogger,
  run,
  type LogFunctionFactory,
  type TaskList,
} from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Logger } from '../kernel/logger.js';
import type { Trx } from './database.js';

export interface JobOptions {
  /** One pending job per key: adding it again changes nothing more than its payload. */
  readonly key?: string;
  readonly maxAttempts?: number;
  readonly runAt?: Date;
}

/** What a task is given; it throws to be tried again later, with growing pauses. */
export type Task = (payload: unknown) => Promise<void>;

export interface Worker {
  stop(): Promise<void>;
}

/** Adds a job that exists once the transaction commits, and never when it does not. */
export async function addJob(
  trx: Trx,
  job: { task: string; payload: Readonly<Record<string, unknown>> },
  options: JobOptions = {},
): Promise<void> {
  const { key = null, maxAttempts = 25, runAt = null } = options;
  await sql`select graphile_worker.add_job(
    ${job.task}, ${JSON.stringify(job.payload)}::json,
    job_key := ${key}, max_attempts := ${maxAttempts}::integer, run_at := ${runAt}::timestamptz)`.execute(
    trx,
  );
}

/** Many jobs of one task in one statement, each under its own key, at once or from a moment on; a higher priority waits longer. */
export async function addJobs(
  trx: Trx,
  task: string,
  jobs: readonly { readonly key: string; readonly payload: Readonly<Record<string, unknown>> }[],
  { runAt = null, priority = 0 }: { readonly runAt?: Date | null; readonly priority?: number } = {},
): Promise<void> {
  const specs = jobs.map(({ key, payload }) => ({
    identifier: task,
    payload,
    job_key: key,
    max_attempts: 25,
    run_at: runAt,
    priority,
  }));
  await sql`select graphile_worker.add_jobs(array(
    select spec from json_populate_recordset(
      null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json) spec))`.execute(trx);
}

/** Works the queue in this process; any number of nodes share it, each job runs on one. */
export async function createWorker(
  pool: pg.Pool,
  tasks: Readonly<Record<string, Task>>,
  logger: Logger,
): Promise<Worker> {
  const entries = Object.entries(tasks).map(([name, task]) => [
    name,
    async (payload: unknown) => {
      await task(payload);
    },
  ]);
  const taskList: TaskList = Object.fromEntries(entries);
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    logger: new WorkerLogger(toPino(logger)),
  });
  return { stop: () => runner.stop() };
}

const toPino =
  (logger: Logger): LogFunctionFactory =>
  () =>
  (level, message) => {
    // The library repeats payloads in the fields that come with its messages: only the words are kept.
    logger[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug'](
      { worker: true },
      message,
    );
  };
