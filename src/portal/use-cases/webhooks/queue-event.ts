// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventHandler } from '../../../database/relay.js';
import { isOfMember, type ToldType } from '../../domain/told-types.js';
import { queueEvent, queueSubjectChange, queueWithdrawal } from '../../store/webhooks/queue.js';
import { atPortals } from '../changes/at-portals.js';

/** Queues a change for the webhooks of every portal that may know of it, when it gets its place in the order. */
export const queueWebhooks: EventHandler = async (trx, { id, type, subject, at }) => {
  const { told } = atPortals[type];
  if (told === undefined || !subject) return;
  await queueing(told)(trx, id, at);
};

function queueing(told: ToldType): typeof queueEvent {
  if (told === 'member.withdrawn') return queueWithdrawal;
  return isOfMember(told) ? queueSubjectChange : queueEvent;
}
