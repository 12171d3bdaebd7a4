// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ContactMessage } from '../web/help/routes.js';
import type { Foundation } from './foundation.js';

/** Hands what somebody wrote on the contact page to the people who can help; answers go to the writer. */
export const sendContactMessage =
  ({ config, mailer }: Foundation) =>
  ({ email, message, requestId }: ContactMessage): Promise<void> =>
    mailer.send({
      template: 'contact_message',
      locale: 'it',
      to: config.organisation.contact,
      replyTo: email,
      values: { url: config.http.publicUrl, from: email, message, request: requestId ?? '-' },
    });
