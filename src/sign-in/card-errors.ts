// SPDX-License-Identifier: AGPL-3.0-or-later

/** Failures of a sign-in with a card that its holder can do something about. */
export const cardErrors = {
  'cns.no_card': 401,
  'cns.unreadable': 400,
  'cns.not_recognised': 403,
  'cns.not_for_sign_in': 403,
  'cns.not_yet_valid': 403,
  'cns.expired': 403,
  'cns.revoked': 403,
  'cns.too_old': 403,
  'cns.not_checked': 403,
} as const;

type CardErrors = typeof cardErrors;
declare module '../kernel/errors.js' {
  interface ErrorCodes extends CardErrors {}
}
