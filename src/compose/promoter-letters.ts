// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Task } from '../database/jobs.js';
import { writePromoterLetter } from '../membership/use-cases/founding/write-letter.js';
import type { LetterDeps } from './invitation-letters.js';

/** The task `promoter`: asks somebody to sign a request for a community, unless it is over meanwhile. */
export const sendPromoterLetter =
  (deps: LetterDeps): Task =>
  async (payload) => {
    const letter = await writePromoterLetter(deps, payload);
    if (!letter) return;
    const { id, to, locale, community, member, token } = letter;
    const url = new URL(`/promote/${token}`, deps.origin).href;
    const values = { url, request: community, asker: member };
    await deps.mailer.send({ template: 'promoter_asked', id, to, locale, values });
  };
