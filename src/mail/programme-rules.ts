// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { RelayedEvent } from '../database/relay.js';
import type { Recipients, Rule } from './recipients.js';

/** Those who lead a programme of the community, but for who did it. */
const leads: Recipients = ({ actor, subject }, others) =>
  others.filter((one) => one !== actor && one !== subject);

const atRisk = { template: 'programme_at_risk', recipients: leads, leads: true } as const;
const isCaretaker = ({ data }: RelayedEvent): boolean => data['role'] === 'caretaker';

/**
 * What those who lead a programme are told, beside what others are: that a community comes in, and that one of
 * theirs may soon have nobody to answer for it.
 */
export const programmeRules = {
  'programme.community_added': {
    template: 'programme_community_added',
    recipients: leads,
    leads: true,
  },
  'role.overrun': atRisk,
  'role.started': { ...atRisk, when: isCaretaker },
  'community.frozen': atRisk,
} as const satisfies { readonly [Type in EventType]?: Rule };
