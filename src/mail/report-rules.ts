// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { memberNamed, subject, type Recipients, type Rule } from './recipients.js';

/** Neither whom it is about nor who did it. */
const others: Recipients = (event, found) =>
  found.filter((one) => one !== event.subject && one !== event.actor);
const reporter: Recipients = ({ actor }) => (actor ? [actor] : []);
const comesToStaff = ({ data }: RelayedEvent): boolean => data['desk'] === 'staff';
const hides = ({ data }: RelayedEvent): boolean => data['outcome'] === 'hide_card';
const removes = ({ data }: RelayedEvent): boolean => data['outcome'] === 'removal';
const corrects = ({ data }: RelayedEvent): boolean => data['outcome'] === 'correction';
const isText = ({ data }: RelayedEvent): boolean => data['kind'] === 'text';

const forStaff = { template: 'report_waiting', recipients: others, staff: true } as const;
const forDesk = { template: 'report_waiting', recipients: others, handlers: true } as const;
const waiting = [{ ...forStaff, when: comesToStaff }, forDesk] as const;

/** Who hears of reports as those who sent them, and as those whom a decision is about. */
export const reportRules = {
  'report.opened': { template: 'report_received', recipients: reporter },
  'report.decided': {
    template: 'report_decided',
    recipients: memberNamed('reporter'),
    // A removal that waits for a second word is told to nobody yet.
    when: ({ data }: RelayedEvent) => data['isProposed'] !== true,
  },
  'report.settled': [
    { template: 'report_decided', recipients: memberNamed('reporter'), when: removes },
    { template: 'report_closed', recipients: memberNamed('reporter') },
  ],
  'report.objected': { template: 'report_objected', recipients: others, staff: true },
  'report.reviewed': { template: 'report_reviewed', recipients: subject },
  'report.referred': waiting,
  'report.escalated': waiting,
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };

/** Who decides, and whom the decision is about: a measure tells of itself. */
export const furtherReportRules = {
  'report.opened': waiting,
  'report.decided': [
    {
      template: 'report_text',
      recipients: others,
      managers: true,
      when: (event: RelayedEvent) => corrects(event) && isText(event),
    },
    {
      template: 'report_statement',
      recipients: subject,
      when: (event: RelayedEvent) => hides(event) || corrects(event),
    },
  ],
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };
