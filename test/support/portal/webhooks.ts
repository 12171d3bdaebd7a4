// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { relayOnce } from '../../../src/database/relay.js';
import { createOutboundFetch, type OutboundOptions } from '../../../src/http/outbound-fetch.js';
import { systemClock, type Clock } from '../../../src/kernel/clock.js';
import { newId, type ClientId, type MemberId } from '../../../src/kernel/ids.js';
import { createWebhookDeliverer } from '../../../src/portal/webhooks/deliver.js';
import { placeNames } from '../../../src/portal/use-cases/changes/tell-names.js';
import { queueWebhooks } from '../../../src/portal/use-cases/webhooks/queue-event.js';
import { addEndpoint } from '../../../src/portal/use-cases/webhooks/keep-endpoints.js';
import type { StaffDeps } from '../../../src/portal/use-cases/staff-deps.js';
import type { WebhookSignature } from '../../../src/portal/domain/webhook.js';
import { testBox, testGround } from '../builders/portal.js';

const failed = (error: unknown): never => {
  throw error;
};

interface Delivering extends Partial<OutboundOptions> {
  readonly now?: Clock;
  readonly onGivenUp?: (clientId: ClientId) => void;
}

/** One node's worker: everything that is due now has been tried once when it resolves. */
export async function deliverOnce(
  db: Db,
  { now = systemClock, onGivenUp = () => undefined, ...network }: Delivering = {},
): Promise<void> {
  const usual = {
    allowPrivate: true,
    deadline: 20_000,
    bytes: 65_536,
    tooLarge: 'bodiless',
  } as const;
  const fetch = createOutboundFetch({ ...usual, ...network });
  const deliverer = createWebhookDeliverer({
    db,
    now,
    box: testBox,
    fetch,
    onError: failed,
    onGivenUp,
  });
  await relayOnce(db, [placeNames, queueWebhooks]);
  await deliverer.run();
  await deliverer.idle();
}

/** Keeps the register as the operator does. */
export const keeping = (db: Db, now: Clock = systemClock): StaffDeps => ({
  db,
  now,
  box: testBox,
  ground: testGround,
  allowPrivate: true,
  demandKeeper: async () => undefined,
});

/** An address of a portal, with what the portal verifies by. */
export async function anEndpoint(
  db: Db,
  {
    clientId,
    url,
    signature = 'hmac',
  }: { clientId: ClientId; url: string; signature?: WebhookSignature },
) {
  return addEndpoint(keeping(db), { clientId, url, signature });
}

/** A portal knows a member once they signed in to it. */
export async function knownTo(db: Db, sector: string, memberId: MemberId): Promise<string> {
  const sub = newId();
  await db.insertInto('pairwise_subject').values({ sector, member_id: memberId, sub }).execute();
  return sub;
}

export const readDeliveries = (db: Db) =>
  db
    .selectFrom('webhook_delivery')
    .selectAll()
    .orderBy('created_at')
    .orderBy('event_id')
    .orderBy('endpoint_id')
    .execute();

/** A clock that stands still until it is moved. */
export function aClock(at = new Date()) {
  let current = at.getTime();
  return {
    now: (): Date => new Date(current),
    move(milliseconds: number): void {
      current += milliseconds;
    },
    moveTo(moment: Date): void {
      current = moment.getTime();
    },
  };
}
