// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { memberNamed, subject, type Recipients, type Rule } from './recipients.js';

const became =
  (...states: readonly string[]) =>
  ({ data }: RelayedEvent): boolean =>
    states.some((state) => state === data['how']);
const isOwnAct = ({ actor, subject: member }: RelayedEvent): boolean => actor === member;
/** The same person, or organisation, goes on as another. */
const isMove = ({ data }: RelayedEvent): boolean => data['why'] === 'moved';

/** Who answers for the organisation, but whom it is about and whoever did it. */
const others: Recipients = (event, representatives) =>
  representatives.filter((one) => one !== event.subject && one !== event.actor);
/** Those, and whoever made the offer. */
const otherSide: Recipients = (event, representatives) =>
  others(event, [...new Set([...memberNamed('grantedBy')(event), ...representatives])]);

/** Who is told of those who belong to an organisation, and of those who answer for it. */
export const organisationRules = {
  'affiliation.declared': {
    template: 'affiliation_waiting',
    recipients: others,
    representatives: true,
    when: (event) => event.data['proof'] === 'declared' && !isMove(event),
    oncePerMorning: true,
  },
  'affiliation.verified': {
    template: 'affiliation_confirmed',
    recipients: subject,
    when: (event) => !isOwnAct(event),
  },
  'affiliation.refused': { template: 'affiliation_refused', recipients: subject },
  'affiliation.ended': {
    template: 'affiliation_ended',
    recipients: subject,
    when: (event) => !isOwnAct(event) && !isMove(event),
  },
  'organisation.merged': {
    template: 'organisation_merged',
    recipients: others,
    representatives: true,
  },
  'organisation.representative_offered': {
    template: 'representative_offered',
    recipients: subject,
    when: (event) => !isMove(event),
  },
  'organisation.representative_started': {
    template: 'representative_started',
    recipients: otherSide,
    representatives: true,
    when: (event) => !isMove(event),
  },
  'organisation.representative_ended': [
    {
      template: 'representative_declined',
      recipients: otherSide,
      when: became('declined', 'lapsed'),
    },
    {
      template: 'representative_left',
      recipients: otherSide,
      representatives: true,
      when: became('resigned'),
    },
    {
      template: 'representative_ended',
      recipients: subject,
      when: (event) => became('revoked', 'expired')(event) && !isMove(event),
    },
  ],
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };
