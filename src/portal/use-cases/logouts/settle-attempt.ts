// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { ClientId } from '../../../kernel/ids.js';
import { logoutPauses } from '../../domain/logout.js';
import { failureOf, hasArrived, nextAttempt, type Answer } from '../../domain/retry.js';
import { settleArrived, settleLogout } from '../../store/logouts/deliveries.js';
import { markGivenUp } from '../../store/logouts/failures.js';
import type { DueLogout } from '../../store/logouts/queue.js';
import { queueDeliveryLetters } from '../delivery-letters.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  /** The portal will not be told of one end of a session. */
  readonly onGivenUp: (clientId: ClientId) => void;
}

type Attempt = Pick<DueLogout, 'id' | 'clientId' | 'attempts' | 'leaseUntil'>;

/** Writes down how an attempt went: arrived, once more later, or given up, of which the portal's contacts are told. */
export async function settleLogoutAttempt(
  deps: Deps,
  attempt: Attempt,
  answer: Answer,
): Promise<void> {
  const at = deps.now();
  if (hasArrived(answer)) return settleArrived(deps.db, attempt, { at, answered: answer.status });
  const { attempts } = attempt;
  const nextAt = nextAttempt({ at, attempts, pauses: logoutPauses, chance: Math.random() });
  const failed = failureOf(answer);
  if (nextAt === undefined) return giveUp(deps, attempt, { at, ...failed });
  const outcome = { status: 'pending', nextAt, ...failed } as const;
  await settleLogout(deps.db, attempt, { at, outcome });
}

async function giveUp(
  { db, onGivenUp }: Deps,
  attempt: Attempt,
  { at, ...failed }: { readonly at: Date } & ReturnType<typeof failureOf>,
): Promise<void> {
  const { clientId } = attempt;
  const outcome = { status: 'failed', nextAt: undefined, ...failed } as const;
  const isSettled = await db.transaction().execute(async (trx) => {
    if (!(await settleLogout(trx, attempt, { at, outcome }))) return false;
    if (await markGivenUp(trx, clientId, at))
      await queueDeliveryLetters(trx, { template: 'logouts_given_up', clientId, at });
    return true;
  });
  if (isSettled) onGivenUp(clientId);
}
