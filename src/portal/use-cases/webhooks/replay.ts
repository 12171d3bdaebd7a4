// SPDX-License-Identifier: AGPL-3.0-or-later
import { appendAudit } from '../../../audit/append.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId, WebhookDeliveryId } from '../../../kernel/ids.js';
import { requeue, requeueFailed, requeueFailedOf } from '../../store/webhooks/deliveries.js';
import { replayFailedAt } from '../replay-failed.js';
import { demandKeeper, type By, type StaffDeps } from '../staff-deps.js';
import { account, holdEndpoint, type OfEndpoint } from './hold-endpoint.js';

/**
 * Sends one delivery again, whatever became of it: the same id and body, so that a receiver that has it knows.
 * @throws PiazzaError `right.missing`, `webhook.not_found`
 */
export async function replayDelivery(
  deps: StaffDeps,
  { actor, clientId, deliveryId }: By & { clientId: ClientId; deliveryId: WebhookDeliveryId },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await demandKeeper(deps, trx, { actor });
    const found = await requeue(trx, { clientId, deliveryId, at: deps.now() });
    if (!found) throw new PiazzaError('webhook.not_found');
    const data = { clientId, delivery: deliveryId };
    await appendAudit(trx, {
      action: 'webhook.replay',
      at: deps.now(),
      actor: actor?.memberId,
      data,
    });
  });
}

/**
 * Sends again what was given up at all addresses of a portal.
 * @returns how many
 * @throws PiazzaError `right.missing`, `portal.unknown`
 */
export const replayAllFailed = (
  deps: StaffDeps,
  which: By & { readonly clientId: ClientId },
): Promise<number> =>
  replayFailedAt(deps, which, { action: 'webhook.replay', requeue: requeueFailedOf });

/**
 * Sends again what was given up at an address.
 * @throws PiazzaError `right.missing`, `webhook.not_found`
 */
export async function replayFailed(deps: StaffDeps, which: OfEndpoint): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const endpoint = await holdEndpoint(deps, trx, which);
    await requeueFailed(trx, endpoint.id, deps.now());
    await account(deps, trx, { action: 'webhook.replay', actor: which.actor, endpoint });
  });
}
