// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Task } from '../database/jobs.js';
import { formatDate } from '../i18n/format.js';
import { writeEndLetter } from '../portal/use-cases/agreements/letters.js';
import { remindOfEnds } from '../portal/use-cases/agreements/remind-of-ends.js';
import type { Foundation } from './foundation.js';

/** The task `agreement_end`: tells a portal's contact that its agreement is about to end. */
export const sendEndLetter =
  ({ config, db, mailer }: Pick<Foundation, 'config' | 'db' | 'mailer'>): Task =>
  async (payload) => {
    const letter = await writeEndLetter(db, payload);
    if (!letter) return;
    const { id, to, portal, reference, days } = letter;
    const { publicUrl: url } = config.http;
    const { contact } = config.organisation;
    const until = formatDate('it', letter.until);
    const values = { url, portal, reference, until, days: String(days), contact };
    const template = 'agreement_end';
    await mailer.send({ template, id, to, locale: 'it', replyTo: contact, values });
  };

/** What is measured for each portal, until it is switched off or removed. */
const figuresOfPortals = [
  'piazza_portal_agreement_days_left',
  'piazza_logout_without_key_at_seconds',
] as const;

/** Tells of agreements that are about to end, by mail and by a figure for each portal. */
export async function watchAgreements({
  db,
  now,
  measures,
}: Pick<Foundation, 'db' | 'now' | 'measures'>): Promise<boolean> {
  const active = new Set<string>();
  const measure = (portal: string, daysLeft: number): void => {
    active.add(portal);
    measures.set('piazza_portal_agreement_days_left', { portal }, daysLeft);
  };
  await remindOfEnds({ db, now, measure });
  for (const name of figuresOfPortals) measures.retain(name, 'portal', active);
  return false;
}
