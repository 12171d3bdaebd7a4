// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../template.js';
import { aboutCommunity, inCommunity, to, toMeasure, type Kind } from './kind.js';

const here = { path: inCommunity() } as const;
const outside = { path: aboutCommunity } as const;
const decision = { path: toMeasure } as const;

/** Joining, belonging and no longer belonging; decisions about members. */
export const belongingKinds = {
  request_received: { ...outside, plain: 'mail.request_received.plain' },
  request_asked: { ...outside, plain: 'mail.request_asked.plain' },
  request_lapsed: { ...outside, plain: 'mail.request_lapsed.plain' },
  request_unreplied: { ...outside, plain: 'mail.request_unreplied.plain' },
  request_rejected: { ...outside, plain: 'mail.request_rejected.plain' },
  request_approved: { ...here, plain: 'mail.request_approved.plain' },
  request_superseded: { path: to('/c') },
  request_escalated: { path: to('/staff/unanswered'), waitsForLimited: true },
  membership_expiring: { ...here, refusable: 'reminders' },
  membership_grace: here,
  affiliation_grace: here,
  membership_ending: { ...here, refusable: 'reminders' },
  affiliation_ending: { ...here, refusable: 'reminders' },
  membership_restored: here,
  membership_resumed: { ...here, plain: 'mail.membership_resumed.plain' },
  membership_left: { path: inCommunity('/left') },
  membership_expired: outside,
  affiliation_lost: outside,
  card_hidden: { path: inCommunity('/card'), plain: 'mail.card_hidden.plain' },
  membership_suspended: { ...decision, plain: 'mail.membership_suspended.plain' },
  membership_removed: { ...decision, plain: 'mail.membership_removed.plain' },
  ban_imposed: { ...decision, plain: 'mail.ban_imposed.plain' },
  appeal_answered: { ...decision, plain: 'mail.appeal_answered.plain' },
  removal_ended: { ...outside, plain: 'mail.removal_ended.plain' },
  ban_ended: { path: to('/me'), plain: 'mail.ban_ended.plain' },
} as const satisfies { readonly [Name in NoticeKind]?: Kind };
