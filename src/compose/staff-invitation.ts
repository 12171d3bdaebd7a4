// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatDate } from '../i18n/format.js';
import { translator } from '../i18n/translate.js';
import type { Mailer } from '../mail/mailer.js';
import type { StaffInvitation } from '../web/deps.js';

/** Mails the one-time link to a role on the platform. @throws Error when the mail server does not take it */
export function sendStaffInvitation(
  { mailer, origin }: { readonly mailer: Mailer; readonly origin: string },
  { email, role, locale, token, expiresAt }: StaffInvitation,
): Promise<void> {
  const values = {
    url: new URL(`/staff/accept/${token}`, origin).href,
    until: formatDate(locale, expiresAt),
    role: translator(locale)(`role.${role}`),
  };
  return mailer.send({ template: 'staff_invitation', locale, to: email, values });
}
