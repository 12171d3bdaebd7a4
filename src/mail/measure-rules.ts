// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { memberNamed, subject, textOf, type Recipients, type Rule } from './recipients.js';

const byMeasure = ({ data }: RelayedEvent): boolean => textOf(data['measure']) !== undefined;
/** Nothing else keeps them out. */
const mayCome = ({ data }: RelayedEvent): boolean => data['banned'] !== true;
/** Neither whom it is about nor who did it. */
const othersOnly: Recipients = (event, others) =>
  others.filter((one) => one !== event.subject && one !== event.actor);
/** The person and whoever decided about them. */
const bothParties: Recipients = (event) => [...subject(event), ...memberNamed('imposedBy')(event)];

/** Who is told of decisions about members, and of appeals against them. */
export const measureRules = {
  'stint.suspended': { template: 'membership_suspended', recipients: subject, when: byMeasure },
  'stint.resumed': { template: 'membership_resumed', recipients: subject, when: byMeasure },
  'removal.proposed': {
    template: 'removal_proposed',
    recipients: othersOnly,
    managers: true,
    staff: true,
  },
  'removal.ended': {
    template: 'removal_ended',
    recipients: subject,
    // Not with an erasure, nor where one could come again at once.
    when: (event) =>
      event.actor !== event.subject && event.data['atOnce'] !== true && mayCome(event),
  },
  'ban.imposed': { template: 'ban_imposed', recipients: subject },
  'ban.ended': { template: 'ban_ended', recipients: subject, when: mayCome },
  'appeal.opened': { template: 'appeal_opened', recipients: othersOnly, staff: true },
  'appeal.answered': [
    {
      template: 'appeal_opened',
      recipients: othersOnly,
      staff: true,
      when: ({ actor, subject: person }) => actor === person,
    },
    { template: 'appeal_answered', recipients: subject },
  ],
  'appeal.decided': { template: 'appeal_decided', recipients: bothParties },
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };
