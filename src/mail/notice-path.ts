// SPDX-License-Identifier: AGPL-3.0-or-later
import { seatPath } from './seat-rules.js';
import type { QueuedNotice } from './send-notice.js';
import type { MailTemplate } from './template.js';

/** Changes in who can act as the member. */
export const warnings: readonly MailTemplate[] = [
  'member_linked',
  'member_unlinked',
  'address_removed',
  'member_merged',
  'member_unmerged',
  'member_reviewed',
  'review_same_person',
  'review_apart',
  'member_suspended',
  'member_reinstated',
  'member_limited',
  'member_unlimited',
];

const forStaff: readonly MailTemplate[] = ['community_request_ready', 'community_request_answered'];

export const requestPath = (template: MailTemplate, id: string): string =>
  `${forStaff.includes(template) ? '/staff' : ''}/requests/${id}`;

const forLeads: readonly MailTemplate[] = [
  'programme_community_added',
  'programme_at_risk',
  'lead_offered',
  'lead_ended',
];
const forOrganisation: readonly MailTemplate[] = [
  'affiliation_waiting',
  'representative_started',
  'representative_declined',
  'representative_left',
];
const aboutOrganisation: readonly MailTemplate[] = [
  'affiliation_confirmed',
  'affiliation_refused',
  'affiliation_ended',
  'representative_offered',
  'representative_ended',
];
const forManagers: readonly MailTemplate[] = ['role_proposed'];
const forHolders: readonly MailTemplate[] = [
  'ban_ended',
  'renewal_offered',
  'renewal_closed',
  'successor_asked',
];
const inSuccession: readonly MailTemplate[] = ['successor_agreed', 'successor_gone'];
const inTheRegister: readonly MailTemplate[] = ['role_term_near', 'role_overrun', 'renewal_asked'];

const inStanding: readonly MailTemplate[] = [
  'member_reinstated',
  'member_limited',
  'member_unlimited',
];
const aboutMeasure: readonly MailTemplate[] = [
  'membership_suspended',
  'membership_removed',
  'ban_imposed',
  'appeal_answered',
];

/** Where the link of a mail leads. */
export function pathOf(
  { template, about, to, measure, appeal, dispute, organisation }: QueuedNotice,
  slug?: string,
): string {
  const seat = seatPath(template, { organisation, slug });
  if (seat) return seat;
  if (forOrganisation.includes(template)) return `/organisations/${organisation ?? ''}`;
  if (aboutOrganisation.includes(template)) return '/me/organisations';
  if (dispute) return `/disputes/${dispute}`;
  if (template === 'member_suspended') return '/contatti';
  if (inStanding.includes(template)) return '/me';
  if (template === 'lead_started' || template === 'lead_vacant') return '/staff/programmes';
  if (template === 'staff_waiting') return '/staff/people';
  if (template === 'request_superseded') return '/c';
  if (template === 'release_ended') return '/me/portals';
  if (template === 'request_escalated') return '/staff/unanswered';
  if (template === 'community_unmanaged') return `/staff/communities/${slug ?? ''}`;
  if (forLeads.includes(template)) return '/me/programmes';
  if (warnings.includes(template)) return '/me/identities';
  const isOwn = to === about;
  if (aboutMeasure.includes(template)) return `/me/measures/${measure ?? ''}`;
  if (template === 'appeal_opened') return `/staff/appeals/${appeal ?? ''}`;
  if (template === 'appeal_decided' && isOwn) return `/me/measures/${measure ?? ''}`;
  if (!slug || forHolders.includes(template)) return '/me';
  if (template === 'card_hidden') return `/c/${slug}/card`;
  if (template === 'membership_left') return `/c/${slug}/left`;
  if (inSuccession.includes(template)) return `/c/${slug}/manage/successors`;
  if (inTheRegister.includes(template)) return `/c/${slug}/manage/roles`;
  if (template === 'removal_proposed' || template === 'appeal_decided') {
    return `/c/${slug}/manage/measures`;
  }
  return forManagers.includes(template) ? `/c/${slug}/manage` : `/c/${slug}`;
}
