// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { ClientId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { createDeliverer, type Deliverer } from '../delivery/deliverer.js';
import { webhookSecretPurpose } from '../domain/webhook.js';
import { claimDue, type DueDelivery } from '../store/webhooks/queue.js';
import { settleAttempt } from '../use-cases/webhooks/settle-attempt.js';
import { call } from '../delivery/call.js';
import { signedHeaders } from './sign.js';

export interface DeliverDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
  /** Guarded against private addresses, redirects, long answers and long waits. */
  readonly fetch: typeof fetch;
  readonly onError: (error: unknown) => void;
  readonly onGivenUp: (clientId: ClientId) => void;
}

/** Calls the addresses that portals registered for changes. */
export const createWebhookDeliverer = (deps: DeliverDeps): Deliverer =>
  createDeliverer<DueDelivery>({
    ...deps,
    claim: async (claim) => claimDue(deps.db, claim),
    receiverOf: ({ endpointId }) => endpointId,
    attempt: async (delivery) => attempt(deps, delivery),
  });

async function attempt(deps: DeliverDeps, delivery: DueDelivery): Promise<void> {
  const { url, messageId, body, signature, sealedKeys } = delivery;
  const keys = sealedKeys.map((key) => deps.box.open(webhookSecretPurpose, key));
  const headers = signedHeaders({ id: messageId, at: deps.now(), body }, signature, keys);
  const answer = await call(deps.fetch, { url, headers, body });
  await settleAttempt(deps, delivery, answer);
}
