// SPDX-License-Identifier: AGPL-3.0-or-later

/** What identity refuses, each with its HTTP status. */
export const identityErrors = {
  /** Suspended, merged or erased: one answer for all three, which tells a stranger nothing. */
  'member.suspended': 403,
  // Met in the reply of an identity provider.
  'member.too_young': 403,
  'member.not_found': 404,
  'member.name_invalid': 422,
  'member.name_reserved': 422,
  'member.reason_missing': 422,
  'member.own_suspension': 403,
  'member.already_suspended': 409,
  'member.not_suspended': 409,
  'member.own_limitation': 403,
  'member.already_limited': 409,
  'member.not_limited': 409,
  'member.province_unknown': 422,
  'member.sector_unknown': 422,
  'address.not_found': 404,
  'address.last': 409,
  'identity.not_found': 404,
  'identity.other_person': 403,
  // Met in the reply of an identity provider, where 409 would not count as a refusal.
  'identity.belongs_to_another': 403,
  'identity.last_way_in': 409,
  'identity.last_proof': 409,
  'identity.needed_for_role': 409,
  'identity.key_malformed': 422,
  // Met in the reply of an identity provider too.
  'identity.kept_apart': 403,
  'review.not_found': 404,
  'review.decided': 409,
  'review.own_case': 403,
  'review.own_proposal': 403,
  'review.changed': 409,
  'merge.not_found': 404,
  'merge.not_proven': 403,
  'merge.two_persons': 409,
  'merge.too_late': 409,
} as const;

type IdentityErrors = typeof identityErrors;

declare module '../kernel/errors.js' {
  interface ErrorCodes extends IdentityErrors {}
}
