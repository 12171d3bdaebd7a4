// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventType } from '../database/outbox.js';
import type { Rule } from './recipients.js';

/** Who is told that an administrator acts as manager: those who manage, and who watches over privacy. */
export const breakGlassRules = {
  'break_glass.started': {
    template: 'break_glass_started',
    recipients: (_event, others) => others,
    managers: true,
    officers: true,
  },
} as const satisfies { readonly [Type in EventType]?: Rule };
