// SPDX-License-Identifier: AGPL-3.0-or-later
import { chainOnce, mayHaveMore as chainHasMore } from '../audit/chain.js';
import { chainRegisterOnce, mayHaveMore as registerHasMore } from '../audit/register/chain.js';
import { dropMonths } from '../audit/register/drop-months.js';
import { createWorker } from '../database/jobs.js';
import { mayHaveMore, relayOnce } from '../database/relay.js';
import { repeat, type RepeatOptions } from '../database/repeat.js';
import { sweepOnce } from '../database/sweep.js';
import { describeError } from '../http/describe-error.js';
import { hour, minute, second } from '../kernel/clock.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

type Repetition = Pick<RepeatOptions, 'everyMilliseconds' | 'run'>;

/** Begins the work that no request asks for. Every node does; locks in the database share it out. */
export async function startWork(
  foundation: Foundation,
  areas: readonly Area[],
): Promise<{ stop(): Promise<void> }> {
  const { logger, pool } = foundation;
  const tasks = Object.assign({}, ...areas.map((area) => area.tasks ?? {}));
  const worker = await createWorker(pool, tasks, logger);
  const onError = (error: unknown): void =>
    logger.error({ failure: describeError(error) }, 'work.failed');
  const repetitions = [...ours(foundation, areas), ...areas.flatMap((area) => area.repeated ?? [])];
  const repeated = repetitions.map((one) => repeat({ ...one, onError }));
  return {
    async stop() {
      await Promise.all(repeated.map((one) => one.stop()));
      await worker.stop();
    },
  };
}

function ours({ db, register, now }: Foundation, areas: readonly Area[]): Repetition[] {
  const handlers = areas.flatMap((area) => area.handlers ?? []);
  return [
    {
      everyMilliseconds: 200,
      run: async () => mayHaveMore(await relayOnce(db, handlers)),
    },
    { everyMilliseconds: second, run: async () => chainHasMore(await chainOnce(db)) },
    {
      everyMilliseconds: second,
      run: async () => registerHasMore(await chainRegisterOnce(register)),
    },
    { everyMilliseconds: minute, run: async () => (await sweepOnce(db, now())) > 1_000 },
    {
      everyMilliseconds: hour,
      run: async () => (await dropMonths({ register, now })) > 0,
    },
  ];
}
