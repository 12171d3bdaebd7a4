// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { logoutPauses } from '../../domain/logout.js';
import { failureOf, hasArrived, nextAttempt, type Answer } from '../../domain/retry.js';
import { settleLogout } from '../../store/logouts/deliveries.js';
import type { DueLogout } from '../../store/logouts/queue.js';

/** Writes down how an attempt went: arrived, once more later, or given up. */
export async function settleLogoutAttempt(
  { db, now }: { readonly db: Db; readonly now: Clock },
  attempt: Pick<DueLogout, 'id' | 'attempts' | 'leaseUntil'>,
  answer: Answer,
): Promise<void> {
  const at = now();
  if (hasArrived(answer)) {
    const arrived = { status: 'delivered', answered: answer.status } as const;
    const outcome = { ...arrived, failure: undefined, nextAt: undefined };
    return settleLogout(db, attempt, { at, outcome });
  }
  const nextAt = nextAttempt({
    at,
    attempts: attempt.attempts,
    pauses: logoutPauses,
    chance: Math.random(),
  });
  const status = nextAt ? 'pending' : 'failed';
  return settleLogout(db, attempt, { at, outcome: { status, nextAt, ...failureOf(answer) } });
}
