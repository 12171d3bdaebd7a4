// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import { later, minute, type Clock } from '../../kernel/clock.js';
import type { WebhookEndpointId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { webhookSecretPurpose } from '../domain/webhook.js';
import { claimDue, type DueDelivery } from '../store/webhooks/queue.js';
import { settleAttempt } from '../use-cases/webhooks/settle-attempt.js';
import { call } from './call.js';
import { signedHeaders } from './sign.js';

export interface DeliverDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly box: SealedBox;
  /** Guarded against private addresses, redirects, long answers and long waits. */
  readonly fetch: typeof fetch;
  readonly onError: (error: unknown) => void;
}

export interface Deliverer {
  /** Begins what is due and does not wait for it; whether anything was begun. */
  run(): Promise<boolean>;
  /** Resolves when everything begun is settled. */
  idle(): Promise<void>;
}

/** Calls to one address that one node has under way at a time. */
const slots = 16;
/** Longer than any call takes. */
const lease = minute;

/** Calls the addresses of portals. Any number of nodes do so at once; each delivery is one node's at a time. */
export function createDeliverer(deps: DeliverDeps): Deliverer {
  const busy = new Map<WebhookEndpointId, number>();
  const underWay = new Set<Promise<void>>();

  const begin = (delivery: DueDelivery): void => {
    const { endpointId } = delivery;
    const count = (change: 1 | -1): void => {
      const left = (busy.get(endpointId) ?? 0) + change;
      if (left === 0) busy.delete(endpointId);
      else busy.set(endpointId, left);
    };
    count(1);
    const done = attempt(deps, delivery)
      .catch(deps.onError)
      .finally(() => {
        count(-1);
        underWay.delete(done);
      });
    underWay.add(done);
  };

  return {
    async run() {
      const at = deps.now();
      const due = await claimDue(deps.db, { at, leaseUntil: later(at, lease), slots, busy });
      for (const delivery of due) begin(delivery);
      return due.length > 0;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function attempt(deps: DeliverDeps, delivery: DueDelivery): Promise<void> {
  const { url, eventId, body, signature, sealedKeys } = delivery;
  const keys = sealedKeys.map((key) => deps.box.open(webhookSecretPurpose, key));
  const headers = signedHeaders({ id: eventId, at: deps.now(), body }, signature, keys);
  const answer = await call(deps.fetch, { url, headers, body });
  await settleAttempt(deps, delivery, answer);
}
