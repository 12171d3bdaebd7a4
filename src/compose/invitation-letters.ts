// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import type { Task } from '../database/jobs.js';
import { formatDate } from '../i18n/format.js';
import type { Mailer } from '../mail/mailer.js';
import { writeLetter } from '../membership/use-cases/inviting/write-letter.js';

export interface LetterDeps {
  readonly db: Db;
  readonly pseudonym: (label: string, value: string) => string;
  readonly mailer: Mailer;
  readonly origin: string;
}

/** The task `invitation`: sends one letter, unless it was replaced or answered meanwhile. */
export const sendLetter =
  (deps: LetterDeps): Task =>
  async (payload) => {
    const letter = await writeLetter(deps, payload);
    if (!letter) return;
    const { id, to, locale, community, message, until, token } = letter;
    const url = new URL(`/invitation/${token}`, deps.origin).href;
    const values = { url, community, message, until: formatDate(locale, until) };
    await deps.mailer.send({ template: 'invitation', id, to, locale, values });
  };
