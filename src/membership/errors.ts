// SPDX-License-Identifier: AGPL-3.0-or-later

export const membershipErrors = {
  'community.not_found': 404,
  'community.not_active': 409,
  'community.not_draft': 409,
  'community.slug_taken': 409,
  'community.needs_manager': 409,
  'membership.already_member': 409,
  'membership.not_member': 409,
  'membership.request_pending': 409,
  'membership.closed': 403,
  'membership.provider_not_admitted': 403,
  'membership.not_invited': 403,
  'membership.adults_only': 403,
  'membership.too_soon': 403,
  'membership.address_missing': 403,
  'membership.not_in_good_standing': 403,
  'join_request.not_found': 404,
  'join_request.decided': 409,
  'join_request.own': 403,
  'join_request.reason_missing': 422,
  'join_request.not_eligible': 409,
  'invitation.not_found': 404,
  'invitation.invalid': 410,
  'invitation.ended': 409,
  'invitation.own': 403,
  'invitation.already_open': 409,
  'invitation.too_often': 429,
  'invitation.too_many': 422,
  'role.not_found': 404,
  'role.answered': 409,
  'role.lapsed': 410,
  'role.already_held': 409,
  'role.already_open': 409,
  'role.to_oneself': 403,
  'role.not_offered': 403,
  'role.not_proposable': 422,
  'role.term_not_allowed': 422,
  'role.too_early': 409,
  'role.last_manager': 409,
  'role.dispute': 403,
  'role.granter_gone': 409,
  'staff.link_invalid': 410,
  'staff.own_confirmation': 403,
  'staff.already_held': 409,
  'staff.not_waiting': 409,
  'staff.last_administrator': 409,
  'staff.still_holds_role': 409,
} as const;

type MembershipErrors = typeof membershipErrors;

declare module '../kernel/errors.js' {
  // oxlint-disable-next-line typescript/no-empty-interface -- joins this table to the codes
  interface ErrorCodes extends MembershipErrors {}
}
