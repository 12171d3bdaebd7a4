// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../template.js';
import { inCommunity, to, toMeasure, type Kind } from './kind.js';

const waits = { waitsForLimited: true } as const;
const register = inCommunity('/manage/roles');
const successors = inCommunity('/manage/successors');

/** Roles in communities, and those who lead programmes. */
export const roleKinds = {
  role_offered: { path: inCommunity(), ...waits },
  role_proposed: { path: inCommunity('/manage'), ...waits },
  role_started: { path: inCommunity(), ...waits },
  role_ended: { path: inCommunity() },
  own_role_ended: { path: inCommunity() },
  role_revoked: { path: toMeasure, plain: 'mail.role_revoked.plain' },
  // Its holder manages nothing by it: what they may do about the term is on their own page.
  role_term_near: { path: to('/me'), refusable: 'reminders' },
  role_overrun: { path: register },
  renewal_asked: { path: register, ...waits },
  renewal_offered: { path: to('/me'), ...waits },
  renewal_closed: { path: to('/me') },
  role_renewed: { path: inCommunity() },
  role_prolonged: { path: to('/me') },
  successor_asked: { path: to('/me'), ...waits },
  successor_agreed: { path: successors, ...waits },
  successor_gone: { path: successors, ...waits },
  lead_offered: { path: to('/me/programmes'), ...waits },
  lead_started: { path: to('/staff/programmes'), standing: 'regional_staff', ...waits },
  lead_vacant: { path: to('/staff/programmes'), standing: 'regional_staff', ...waits },
  lead_ended: { path: to('/me/programmes') },
  programme_community_added: { path: to('/me/programmes'), ...waits },
  programme_at_risk: { path: to('/me/programmes'), ...waits },
} as const satisfies { readonly [Name in NoticeKind]?: Kind };
