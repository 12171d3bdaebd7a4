// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import { everyOne, managersOnly, subject, type Recipients, type Rule } from './recipients.js';

/** The holder, and those who could give another term. */
const holderAndOthers: Recipients = (event, others) => [...new Set([...subject(event), ...others])];

/** Who is told of the roles on the platform, and of their terms. */
export const staffRules = {
  'staff.taken': { template: 'staff_waiting', recipients: managersOnly, administrators: true },
  'staff.term_near': {
    template: 'office_term_near',
    recipients: holderAndOthers,
    administrators: true,
  },
  'staff.overrun': {
    template: 'office_overrun',
    recipients: holderAndOthers,
    administrators: true,
    staff: true,
  },
  'staff.renewed': { template: 'office_renewed', recipients: subject },
  'staff.ended': {
    template: 'office_ended',
    recipients: holderAndOthers,
    administrators: true,
    when: ({ data }) => data['how'] === 'expired',
  },
  'portal.agreement_near': {
    template: 'portal_agreement_near',
    recipients: everyOne,
    administrators: true,
  },
} as const satisfies { readonly [Type in EventType]?: Rule };
