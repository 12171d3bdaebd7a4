// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db, Trx } from '../database/database.js';
import { addJob, addJobs, type Task } from '../database/jobs.js';
import { later, minute, type Clock } from '../kernel/clock.js';
import { trustId, type MemberId } from '../kernel/ids.js';
import { nextMorning } from '../kernel/morning.js';

/** So long before the mails of that morning, so that whoever gets one for what is new gets no second one. */
const ahead = 30 * minute;
const batch = 500;

/** The next Monday morning whose round has not begun. */
export function nextRound(at: Date): Date {
  const morning = nextMorning(later(at, ahead));
  return morning.getUTCDay() === 1 ? morning : nextRound(morning);
}

/** On Mondays everybody who manages a community is reminded of what still waits. Every node says so: it is one job. */
export async function queueRound({ db, now }: { db: Db; now: Clock }): Promise<void> {
  const morning = nextRound(now());
  const payload = { morning: morning.toISOString() };
  const options = { key: `digest_round:${payload.morning}`, runAt: later(morning, -ahead) };
  await db.transaction().execute((trx) => addJob(trx, { task: 'digest_round', payload }, options));
}

export interface RoundDeps {
  readonly db: Db;
  readonly managers: (
    trx: Trx,
    page: { readonly after: MemberId | undefined; readonly limit: number },
  ) => Promise<readonly MemberId[]>;
}

const roundSchema = z.strictObject({ morning: z.iso.datetime(), after: z.uuid().optional() });

/** The task `digest_round`: queues the summaries of some managers, and itself for the next ones. */
export const queueDigests =
  ({ db, managers }: RoundDeps): Task =>
  async (payload) => {
    const { morning, after } = roundSchema.parse(payload);
    await db.transaction().execute(async (trx) => {
      const page = {
        after: after === undefined ? undefined : trustId<MemberId>(after),
        limit: batch,
      };
      const found = await managers(trx, page);
      const last = found.at(-1);
      if (last === undefined) return;
      const jobs = found.map((to) => ({
        key: `digest:${to}:${morning}`,
        payload: { to, morning },
      }));
      await addJobs(trx, 'digest', jobs, { runAt: new Date(morning) });
      const next = { task: 'digest_round', payload: { morning, after: last } };
      await addJob(trx, next, { key: `digest_round:${morning}:${last}` });
    });
  };
