// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import { memberNamed, subject, type Recipients, type Rule } from './recipients.js';

const parties: Recipients = (event) => [...subject(event), ...memberNamed('openedBy')(event)];
/** The parties and the staff, but for whoever wrote. */
const others: Recipients = (event, staff) =>
  [...new Set([...parties(event, staff), ...staff])].filter((one) => one !== event.actor);

/** Who is told of a dispute between managers. */
export const disputeRules = {
  'dispute.opened': { template: 'dispute_opened', recipients: others, staff: true },
  'dispute.answered': { template: 'dispute_answered', recipients: others, staff: true },
  'dispute.decided': { template: 'dispute_decided', recipients: parties },
} as const satisfies { readonly [Type in EventType]?: Rule };
