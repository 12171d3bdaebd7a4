// SPDX-License-Identifier: AGPL-3.0-or-later
import { later, minute, type Clock } from '../../kernel/clock.js';
import type { Claim } from '../domain/retry.js';

/** Calls to portals that wait in the database. */
export interface Queue<Item> {
  readonly now: Clock;
  /** Takes on what is due; what another node holds is passed over. */
  readonly claim: (claim: Claim) => Promise<readonly Item[]>;
  readonly receiverOf: (item: Item) => string;
  /** Makes one call and writes down how it went. */
  readonly attempt: (item: Item) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export interface Deliverer {
  /** Begins what is due and does not wait for it; whether anything was begun. */
  run(): Promise<boolean>;
  /** Resolves when everything begun is settled. */
  idle(): Promise<void>;
}

const slots = 16;
/** Longer than any call takes. */
const lease = minute;

/** Empties a queue. Any number of nodes do so at once; each item is one node's at a time. */
export function createDeliverer<Item>(queue: Queue<Item>): Deliverer {
  const busy = new Map<string, number>();
  const underWay = new Set<Promise<void>>();

  const begin = (item: Item): void => {
    const receiver = queue.receiverOf(item);
    const count = (change: 1 | -1): void => {
      const left = (busy.get(receiver) ?? 0) + change;
      if (left === 0) busy.delete(receiver);
      else busy.set(receiver, left);
    };
    count(1);
    const done = queue
      .attempt(item)
      .catch(queue.onError)
      .finally(() => {
        count(-1);
        underWay.delete(done);
      });
    underWay.add(done);
  };

  return {
    async run() {
      const at = queue.now();
      const due = await queue.claim({ at, leaseUntil: later(at, lease), slots, busy });
      for (const item of due) begin(item);
      return due.length > 0;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
