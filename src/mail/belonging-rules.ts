// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { subject, textOf, type Rule } from './recipients.js';
import type { NoticeKind } from './template.js';

const ended =
  (how: string) =>
  ({ data }: RelayedEvent): boolean =>
    data['how'] === how;

/** The person no longer belongs where the community wants its members from. */
const isLoss = ({ data }: RelayedEvent): boolean => data['why'] === 'affiliation_ended';

/** It was so under another profile of the same person, who was told then. */
const isMove = ({ data }: RelayedEvent): boolean => data['moved'] === true;
/** Whoever rests is spared the earlier ones. */
const isLastReminder = ({ data }: RelayedEvent): boolean => data['days'] === 1;

const reminder = (
  template: NoticeKind,
  isOf: (event: RelayedEvent) => boolean,
): readonly Rule[] => [
  { template, recipients: subject, when: (event) => isOf(event) && isLastReminder(event) },
  { template, recipients: subject, when: isOf, canWait: true },
];

/** Who is told of the end of a membership, and of what leads to it. */
export const belongingRules = {
  'stint.expiring': [
    ...reminder('affiliation_ending', ({ data }) => data['grace'] === 'affiliation_ended'),
    ...reminder('membership_ending', ({ data }) => data['grace'] !== undefined),
    ...reminder('membership_expiring', () => true),
  ],
  'card.hidden': {
    template: 'card_hidden',
    recipients: subject,
    // After a report the decision tells of itself.
    when: ({ data }) => data['report'] === undefined,
  },
  'stint.grace': [
    {
      template: 'membership_grace',
      recipients: subject,
      when: (event) => !isLoss(event) && !isMove(event),
    },
    {
      template: 'affiliation_grace',
      recipients: subject,
      when: (event) => isLoss(event) && !isMove(event),
    },
  ],
  'stint.restored': { template: 'membership_restored', recipients: subject },
  'stint.ended': [
    { template: 'membership_left', recipients: subject, when: ended('left') },
    { template: 'community_archived', recipients: subject, when: ended('closed') },
    {
      template: 'membership_expired',
      recipients: subject,
      // The end of a delegation tells of itself.
      when: (event) => ended('expired')(event) && event.data['why'] === undefined,
    },
    { template: 'affiliation_lost', recipients: subject, when: isLoss },
    {
      template: 'membership_removed',
      recipients: subject,
      // A ban tells of itself.
      when: ({ data }) => data['how'] === 'removed' && textOf(data['measure']) !== undefined,
    },
  ],
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };
