// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '../kernel/mail-kind.js';
import type { MailTemplate } from './template.js';

const kinds: { readonly [Template in MailTemplate]?: MailKind } = {
  followed_news: 'news',
  manager_digest: 'digest',
  membership_expiring: 'reminders',
  role_term_near: 'reminders',
};

/** As what a mail may be refused; undefined for one that always comes, as the last reminder before an end does. */
export const refusableAs = (template: MailTemplate, days?: number): MailKind | undefined =>
  days === 1 ? undefined : kinds[template];

/** Asks that somebody makes of a person, and what happens to others: no right of theirs is in it. */
const waitsForLimited: readonly MailTemplate[] = [
  'role_offered',
  'role_proposed',
  'role_started',
  'successor_asked',
  'successor_agreed',
  'successor_gone',
  'renewal_asked',
  'renewal_offered',
  'promoter_asked',
  'seat_requested',
  'seat_received',
  'seat_escalated',
  'seat_offered',
  'seat_started',
  'seat_taken',
  'seat_refused',
  'seat_declined',
  'seat_given_back',
  'seat_revoked',
  'seat_lapsed',
  'seat_offer_lapsed',
  'delegate_named',
  'delegate_started',
  'delegate_left',
  'delegate_removed',
  'delegate_lapsed',
  'affiliation_waiting',
  'representative_offered',
  'representative_started',
  'representative_declined',
  'representative_left',
  'lead_offered',
  'lead_started',
  'lead_vacant',
  'programme_community_added',
  'programme_at_risk',
  'community_frozen',
  'community_opened',
  'community_reopened',
  'staff_waiting',
  'community_unmanaged',
  'request_escalated',
  'community_request_ready',
  'community_request_answered',
];

/** Whether a mail comes to somebody whose data are limited: rights and decisions do (GDPR, art. 18(2)). */
export const comesToLimited = (template: MailTemplate, days?: number): boolean =>
  !waitsForLimited.includes(template) && refusableAs(template, days) === undefined;

/**
 * Where a recipient refuses mails of a kind with one click, those of a community where it is named; undefined
 * where they have refused them.
 */
export type RefusalLink = (refusal: {
  readonly to: string;
  readonly kind: MailKind;
  readonly community?: string | undefined;
}) => Promise<string | undefined>;
