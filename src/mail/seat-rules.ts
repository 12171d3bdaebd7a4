// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { everyOne, subject, type Recipients, type Rule } from './recipients.js';

const was =
  (status: string) =>
  ({ data }: RelayedEvent): boolean =>
    data['was'] === status;
const how =
  (status: string) =>
  ({ data }: RelayedEvent): boolean =>
    data['how'] === status;

/** The other side, but whoever did it. */
const others: Recipients = ({ actor }, members) => members.filter((one) => one !== actor);

const lapsed =
  (status: string) =>
  (event: RelayedEvent): boolean =>
    how('lapsed')(event) && was(status)(event);

const sat = was('active');
const isOwnAct = ({ actor, subject: member }: RelayedEvent): boolean => actor === member;
/** The same person goes on sitting there under another profile. */
const isMove = how('moved');

/** Who is told of the seats of organisations, and of those who sit there. */
export const seatRules = {
  'seat.requested': { template: 'seat_requested', recipients: others, managers: true },
  'seat.offered': { template: 'seat_offered', recipients: others, representatives: true },
  'seat.escalated': { template: 'seat_escalated', recipients: others, staff: true },
  'seat.started': [
    {
      template: 'seat_started',
      recipients: others,
      representatives: true,
      when: was('requested'),
    },
    { template: 'seat_taken', recipients: others, managers: true },
  ],
  'seat.ended': [
    { template: 'seat_refused', recipients: others, representatives: true, when: how('refused') },
    { template: 'seat_declined', recipients: others, managers: true, when: how('declined') },
    { template: 'seat_given_back', recipients: others, managers: true, when: how('given_back') },
    {
      template: 'seat_revoked',
      recipients: others,
      representatives: true,
      when: (event) => was('held')(event) && event.data['why'] !== 'merged',
    },
    {
      template: 'seat_lapsed',
      recipients: others,
      representatives: true,
      when: lapsed('requested'),
    },
    { template: 'seat_offer_lapsed', recipients: others, managers: true, when: lapsed('offered') },
  ],
  'delegate.named': { template: 'delegate_named', recipients: subject },
  'delegate.started': {
    template: 'delegate_started',
    recipients: others,
    managers: true,
    representatives: true,
    when: (event) => isOwnAct(event) && !sat(event),
  },
  'delegate.ended': [
    {
      template: 'delegate_ended',
      recipients: subject,
      when: (event) => sat(event) && !isOwnAct(event) && !isMove(event),
    },
    {
      template: 'delegate_left',
      recipients: others,
      representatives: true,
      when: (event) => sat(event) && isOwnAct(event) && !isMove(event),
    },
    {
      template: 'delegate_lapsed',
      recipients: others,
      representatives: true,
      when: lapsed('offered'),
    },
  ],
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };

/** Whom the community no longer has: the organisation may name another. The end of a seat is told once. */
const isRemoval = (event: RelayedEvent): boolean =>
  sat(event) &&
  how('dropped')(event) &&
  event.actor !== undefined &&
  !isOwnAct(event) &&
  event.data['why'] === undefined;

const exceptThem: Recipients = (event, members) =>
  others(event, members).filter((one) => one !== event.subject);

/** Who is told beside whom `seatRules` names. */
export const furtherSeatRules = {
  'seat.requested': { template: 'seat_received', recipients: everyOne, representatives: true },
  'delegate.ended': {
    template: 'delegate_removed',
    recipients: exceptThem,
    representatives: true,
    when: isRemoval,
  },
} as const satisfies { readonly [Type in EventType]?: Rule };
