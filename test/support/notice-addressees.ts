// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../../src/mail/template.js';

/** For whom a notice is, as the test of the links of mails knows them. */
export type Addressee =
  | 'anybody'
  | 'nobody'
  | 'outsideHidden'
  | 'member'
  | 'leaver'
  | 'judged'
  | 'promoter'
  | 'founder'
  | 'representative'
  | 'manager'
  | 'staff'
  | 'staffEverywhere'
  | 'officer'
  | 'administrator'
  | 'inOffice';

const anybody = ['anybody'] as const;
const outside = ['anybody', 'outsideHidden'] as const;
const member = ['member'] as const;
const manager = ['manager'] as const;
const staff = ['staff'] as const;
const representative = ['representative'] as const;
const inCharge = ['representative', 'staff'] as const;
const office = ['inOffice', 'administrator'] as const;

/** Everybody whom each notice may reach. */
export const addressees: Readonly<Record<NoticeKind, readonly Addressee[]>> = {
  community_request_submitted: ['founder'],
  community_request_ready: staff,
  community_request_questioned: ['founder'],
  community_request_answered: staff,
  community_request_refused: ['founder', 'promoter'],
  community_request_approved: ['founder', 'promoter'],
  promoter_asked: ['promoter'],
  promoter_declined: ['founder'],
  community_request_lapse_near: ['founder'],
  community_request_lapsed: ['founder', 'promoter'],
  request_received: outside,
  request_asked: outside,
  request_escalated: staff,
  request_lapsed: outside,
  requests_reminded: manager,
  request_unreplied: outside,
  request_approved: member,
  request_rejected: outside,
  request_superseded: anybody,
  programme_community_added: manager,
  programme_at_risk: manager,
  community_frozen: manager,
  community_unmanaged: staff,
  members_caretaker: member,
  members_unmanaged: member,
  members_terms: member,
  platform_terms: anybody,
  community_archived: outside,
  community_opened: manager,
  community_reopened: manager,
  staff_waiting: ['administrator'],
  office_term_near: office,
  office_overrun: ['administrator', 'staff'],
  office_renewed: ['inOffice'],
  office_ended: ['anybody', 'administrator'],
  portal_agreement_near: ['administrator'],
  role_offered: member,
  role_proposed: manager,
  role_started: ['member', 'manager'],
  role_ended: manager,
  own_role_ended: ['member', 'manager'],
  role_revoked: ['judged'],
  successor_asked: member,
  successor_agreed: manager,
  successor_gone: manager,
  role_term_near: member,
  role_overrun: ['manager', 'staff'],
  renewal_asked: manager,
  renewal_offered: member,
  renewal_closed: ['member', 'manager'],
  role_renewed: ['member', 'manager'],
  role_prolonged: ['member', 'manager'],
  member_linked: anybody,
  member_unlinked: anybody,
  address_removed: anybody,
  release_ended: anybody,
  member_merged: anybody,
  member_unmerged: anybody,
  member_reviewed: anybody,
  review_same_person: anybody,
  review_apart: anybody,
  membership_left: ['leaver'],
  membership_expiring: member,
  membership_grace: member,
  membership_expired: outside,
  affiliation_grace: member,
  membership_ending: member,
  affiliation_ending: member,
  affiliation_lost: outside,
  membership_restored: member,
  membership_suspended: ['judged'],
  membership_resumed: member,
  membership_removed: ['judged'],
  ban_imposed: ['judged'],
  removal_ended: outside,
  ban_ended: anybody,
  removal_proposed: ['manager', 'staff'],
  appeal_opened: ['staff', 'staffEverywhere'],
  appeal_answered: ['judged'],
  appeal_decided: ['judged', 'manager', 'staff', 'staffEverywhere'],
  seat_requested: manager,
  seat_received: representative,
  seat_escalated: staff,
  seat_offered: representative,
  seat_started: representative,
  seat_taken: manager,
  seat_refused: representative,
  seat_declined: manager,
  seat_given_back: manager,
  seat_revoked: representative,
  seat_lapsed: representative,
  seat_offer_lapsed: manager,
  delegate_named: anybody,
  delegate_started: ['manager', 'representative', 'outsideHidden'],
  delegate_ended: outside,
  delegate_left: representative,
  delegate_removed: representative,
  delegate_lapsed: representative,
  affiliation_waiting: representative,
  affiliation_confirmed: anybody,
  affiliation_refused: anybody,
  affiliation_ended: anybody,
  representative_offered: anybody,
  organisation_merged: representative,
  representative_started: inCharge,
  representative_declined: inCharge,
  representative_left: inCharge,
  representative_ended: anybody,
  lead_offered: anybody,
  lead_started: staff,
  lead_vacant: staff,
  lead_ended: anybody,
  card_hidden: member,
  report_received: anybody,
  report_waiting: ['manager', 'staff'],
  report_decided: anybody,
  report_closed: anybody,
  report_statement: anybody,
  report_text: manager,
  report_objected: staff,
  report_reviewed: anybody,
  break_glass_started: ['manager', 'officer', 'outsideHidden'],
  dispute_opened: manager,
  dispute_answered: manager,
  dispute_decided: manager,
  member_suspended: ['nobody'],
  member_reinstated: anybody,
  member_limited: anybody,
  member_unlimited: anybody,
};
