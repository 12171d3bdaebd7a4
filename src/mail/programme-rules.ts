// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import { memberNamed, subject, type Recipients, type Rule } from './recipients.js';

/** Those who lead a programme of the community, but for who did it. */
const leads: Recipients = ({ actor, subject: member }, others) =>
  others.filter((one) => one !== actor && one !== member);

const atRisk = { template: 'programme_at_risk', recipients: leads, leads: true } as const;
const isCaretaker = ({ data }: RelayedEvent): boolean => data['role'] === 'caretaker';

const became =
  (...states: readonly string[]) =>
  ({ data }: RelayedEvent): boolean =>
    states.some((state) => state === data['how']);
/** The same person goes on under another profile. */
const isMove = ({ data }: RelayedEvent): boolean => data['why'] === 'moved';
/** It waits for its community to go on. */
const stoodStill = ({ data }: RelayedEvent): boolean => data['why'] === 'standstill';
/** Whoever made the offer. */
const offerer = memberNamed('grantedBy');

/**
 * What those who lead a programme are told, beside what others are: that it is offered to them, that a community
 * comes in, and that one of theirs may soon have nobody to answer for it.
 */
export const programmeRules = {
  'programme.lead_offered': {
    template: 'lead_offered',
    recipients: subject,
    when: (event) => !isMove(event),
  },
  'programme.lead_started': {
    template: 'lead_started',
    recipients: offerer,
    when: (event) => !isMove(event),
  },
  'programme.lead_ended': [
    {
      template: 'lead_vacant',
      recipients: offerer,
      when: became('declined', 'lapsed', 'resigned'),
    },
    {
      template: 'lead_ended',
      recipients: subject,
      when: (event) => became('withdrawn', 'revoked', 'expired')(event) && !isMove(event),
    },
  ],
  'programme.community_added': {
    template: 'programme_community_added',
    recipients: leads,
    leads: true,
  },
  'role.overrun': { ...atRisk, when: (event) => !stoodStill(event) && !isMove(event) },
  'role.started': { ...atRisk, when: isCaretaker },
  'community.frozen': atRisk,
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };
