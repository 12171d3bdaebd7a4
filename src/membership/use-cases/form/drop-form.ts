// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import { dropFormDraft } from '../../store/form/versions.js';
import { transact } from '../transact.js';
import { holdForm } from './hold-form.js';

/**
 * Forgets the draft: what is asked stays as it is.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function dropForm(
  { db }: { db: Db },
  where: { actor: Actor; slug: Slug },
): Promise<void> {
  await transact(db, async (trx) => {
    const { community } = await holdForm(trx, where);
    await dropFormDraft(trx, community.id);
  });
}
