// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import {
  bothSides,
  managersOnly,
  memberNamed,
  subject,
  textOf,
  type Recipients,
  type Rule,
} from './recipients.js';

const askedByHolder = ({ actor, subject: holder }: RelayedEvent): boolean => actor === holder;
/** Its term passed while the community stood still, or has the days again that it lost by that. */
const stoodStill = ({ data }: RelayedEvent): boolean => data['why'] === 'standstill';
/** The same person goes on under another profile. */
const isMove = ({ data }: RelayedEvent): boolean => data['why'] === 'moved';
const wasActive = ({ data }: RelayedEvent): boolean => data['was'] === 'active';

const subjectToldOf: Recipients = (event) =>
  subject(event).filter((holder) => holder !== event.actor);
const otherManagers: Recipients = (event, managers) =>
  managersOnly(event, managers).filter((manager) => manager !== event.actor);

/** Who is told of what happens to roles. */
export const roleRules = {
  'role.offered': [
    {
      template: 'successor_asked',
      recipients: subject,
      when: ({ data }) => data['onLeave'] === true,
    },
    { template: 'role_offered', recipients: subject, canWait: true },
  ],
  'role.agreed': { template: 'successor_agreed', recipients: memberNamed('askedBy') },
  'role.proposed': { template: 'role_proposed', recipients: managersOnly, managers: true },
  'role.started': { template: 'role_started', recipients: bothSides, managers: true },
  'role.ended': [
    // An offer or a proposal that came to nothing was never a role.
    {
      template: 'role_revoked',
      recipients: subjectToldOf,
      when: ({ data }) => textOf(data['measure']) !== undefined,
    },
    { template: 'own_role_ended', recipients: subjectToldOf, when: wasActive },
    { template: 'role_ended', recipients: otherManagers, managers: true, when: wasActive },
    {
      template: 'successor_gone',
      recipients: memberNamed('askedBy'),
      when: ({ actor, data }) => data['askedBy'] !== undefined && data['askedBy'] !== actor,
    },
  ],
  // Those who manage the community hear of it in their summary.
  'role.term_near': { template: 'role_term_near', recipients: subject, canWait: true },
  'role.overrun': {
    template: 'role_overrun',
    when: (event) => !stoodStill(event) && !isMove(event),
    recipients: (event, staff) => [...new Set([...subject(event), ...staff])],
    staff: true,
  },
  'role.renewal_asked': [
    {
      template: 'renewal_asked',
      recipients: managersOnly,
      managers: true,
      when: askedByHolder,
    },
    { template: 'renewal_offered', recipients: subject, canWait: true },
  ],
  'role.renewal_closed': {
    template: 'renewal_closed',
    recipients: memberNamed('askedBy'),
    when: ({ actor, data }) => data['askedBy'] !== actor,
    canWait: true,
  },
  'role.renewed': [
    { template: 'role_prolonged', recipients: subject, canWait: true, when: stoodStill },
    {
      template: 'role_renewed',
      recipients: bothSides,
      managers: true,
      canWait: true,
      when: (event) => !stoodStill(event),
    },
  ],
} as const satisfies { readonly [Type in EventType]?: Rule | readonly Rule[] };
