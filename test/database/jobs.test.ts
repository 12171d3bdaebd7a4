// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { addJob, createWorker, type Task } from '../../src/database/jobs.js';
import { createLogger } from '../../src/kernel/logger.js';
import { useDatabase } from '../support/database.js';

const { db, pool } = useDatabase();
const logger = createLogger('silent');

const add = (task: string, payload: Record<string, unknown>, key?: string) =>
  db
    .transaction()
    .execute((trx) => addJob(trx, { task, payload }, key === undefined ? {} : { key }));

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Collects payloads; `done` resolves when the wanted number has come. */
function collecting(wanted: number): { task: Task; seen: unknown[]; done: Promise<void> } {
  const seen: unknown[] = [];
  const { promise, resolve } = signal();
  const task: Task = async (payload) => {
    seen.push(payload);
    if (seen.length >= wanted) resolve();
  };
  return { task, seen, done: promise };
}

describe('jobs', () => {
  it('exist when their transaction commits, and never when it does not', async () => {
    await expect(
      db.transaction().execute(async (trx) => {
        await addJob(trx, { task: 'greet', payload: { name: 'nobody' } });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await add('greet', { name: 'Ada' });
    const { task, seen, done } = collecting(1);
    const worker = await createWorker(pool, { greet: task }, logger);
    await done;
    await worker.stop();
    expect(seen).toEqual([{ name: 'Ada' }]);
  });

  it('are one for one key', async () => {
    await add('once', { n: 1 }, 'the-key');
    await add('once', { n: 2 }, 'the-key');
    const { rows } = await sql<{ jobs: number }>`
      select count(*) as jobs from graphile_worker.jobs where key = 'the-key'`.execute(db);
    expect(rows[0]?.jobs).toBe(1);
  });

  it('run once each, whichever of two nodes takes them', async () => {
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    const { task, seen, done } = collecting(numbers.length);
    const nodes = await Promise.all([
      createWorker(pool, { count: task }, logger),
      createWorker(pool, { count: task }, logger),
    ]);
    await Promise.all(numbers.map((n) => add('count', { n })));
    await done;
    await Promise.all(nodes.map((node) => node.stop()));
    const counted = seen.map((payload) => JSON.stringify(payload)).toSorted();
    expect(counted).toEqual(numbers.map((n) => JSON.stringify({ n })).toSorted());
  });

  it('stay in the queue when they fail', async () => {
    await add('fails', {});
    const { promise, resolve } = signal();
    const fails: Task = async () => {
      resolve();
      throw new Error('mail server away');
    };
    const worker = await createWorker(pool, { fails }, logger);
    await promise;
    const rows = await untilFailed('fails');
    await worker.stop();
    expect(rows).toEqual([
      { attempts: 1, last_error: expect.stringContaining('mail server away') },
    ]);
  });
});

interface Failed {
  readonly attempts: number;
  readonly last_error: string | null;
}

/** The queue writes a failure down a moment after the task threw. */
async function untilFailed(task: string): Promise<readonly Failed[]> {
  for (;;) {
    const { rows } = await sql<Failed>`
      select attempts, last_error from graphile_worker.jobs where task_identifier = ${task}`.execute(
      db,
    );
    if (rows.every(({ last_error: error }) => error !== null)) return rows;
    await sleep(10);
  }
}
