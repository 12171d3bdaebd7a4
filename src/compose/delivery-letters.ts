// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Task } from '../database/jobs.js';
import { formatDate } from '../i18n/format.js';
import { writeDeliveryLetter } from '../portal/use-cases/delivery-letters.js';
import type { Foundation } from './foundation.js';

/** The task `delivery_letter`: tells a portal's contact that the portal is no longer told of something. */
export const sendDeliveryLetter =
  ({ config, db, mailer }: Pick<Foundation, 'config' | 'db' | 'mailer'>): Task =>
  async (payload) => {
    const letter = await writeDeliveryLetter(db, payload);
    if (!letter) return;
    const { id, template, to, portal, host } = letter;
    const { contact } = config.organisation;
    const since = formatDate('it', letter.since);
    const values = { url: config.http.publicUrl, portal, host, since, contact };
    await mailer.send({ template, id, to, locale: 'it', replyTo: contact, values });
  };
