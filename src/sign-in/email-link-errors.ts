// SPDX-License-Identifier: AGPL-3.0-or-later

/** What can go wrong with a mailed link, its code, and the address that they are sent to. */
export const emailLinkErrors = {
  'email-link.address': 422,
  'email-link.too_many_mails': 429,
  'email-link.wrong_code': 422,
  'email-link.too_many_tries': 403,
  'email-link.expired': 403,
  'email-link.used': 403,
} as const;

type EmailLinkErrors = typeof emailLinkErrors;
declare module '../kernel/errors.js' {
  interface ErrorCodes extends EmailLinkErrors {}
}
