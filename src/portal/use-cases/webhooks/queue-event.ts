// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventHandler } from '../../../database/relay.js';
import type { EventType } from '../../../database/outbox.js';
import { queueEvent } from '../../store/webhooks/queue.js';

/** What may concern a portal; the view of portals' events decides. */
const families = ['stint.', 'role.', 'group.', 'delegate.'];
const concerns = (type: EventType): boolean => families.some((family) => type.startsWith(family));

/** Queues a change for the webhooks of every portal that may know of it, when it gets its place in the order. */
export const queueWebhooks: EventHandler = async (trx, event) => {
  if (concerns(event.type) && event.subject) await queueEvent(trx, event.id, event.at);
};
