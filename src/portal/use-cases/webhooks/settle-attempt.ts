// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import type { Db, Trx } from '../../../database/database.js';
import { later, type Clock } from '../../../kernel/clock.js';
import type { ClientId } from '../../../kernel/ids.js';
import { failureOf, hasArrived, nextAttempt, type Answer } from '../../domain/retry.js';
import { patience, webhookPauses } from '../../domain/webhook.js';
import { disableEndpoint, type DisabledReason } from '../../store/webhooks/endpoints.js';
import type { DueDelivery } from '../../store/webhooks/queue.js';
import { queueDeliveryLetters } from '../delivery-letters.js';
import { markDelivered, markFailed } from '../../store/webhooks/settle.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  /** Something will not be tried again at an address of this portal. */
  readonly onGivenUp: (clientId: ClientId) => void;
}

/**
 * Writes down how an attempt went: arrived, once more later, or given up. An address that answers 410 (gone), or
 * where something is given up after days in which nothing arrived, is called no more until staff say so: one failed call
 * after a quiet time says nothing as long as its own retries are to come.
 */
export async function settleAttempt(
  deps: Deps,
  delivery: DueDelivery,
  answer: Answer,
): Promise<void> {
  const { id, endpointId, attempts, leaseUntil } = delivery;
  const at = deps.now();
  const attempt = { id, leaseUntil, endpointId, at };
  if (hasArrived(answer)) {
    return markDelivered(deps.db, { ...attempt, answered: answer.status });
  }
  const nextAt = nextAttempt({ at, attempts, pauses: webhookPauses, chance: Math.random() });
  const { answered, failure } = failureOf(answer);
  await deps.db.transaction().execute(async (trx) => {
    const since = await markFailed(trx, { ...attempt, answered, failure, nextAt });
    if (answered === 410) await disable(trx, delivery, { reason: 'gone', at });
    else if (nextAt === undefined && later(since, patience) < at)
      await disable(trx, delivery, { reason: 'failing', at });
  });
  if (nextAt === undefined) deps.onGivenUp(delivery.clientId);
}

async function disable(
  trx: Trx,
  { endpointId, clientId }: DueDelivery,
  why: { reason: DisabledReason; at: Date },
): Promise<void> {
  if (!(await disableEndpoint(trx, endpointId, why))) return;
  const { reason, at } = why;
  const data = { clientId, endpoint: endpointId, reason };
  await appendAudit(trx, { action: 'webhook.disable', at, data });
  await queueDeliveryLetters(trx, { template: 'webhook_off', clientId, endpointId, at });
}
