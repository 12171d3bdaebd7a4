// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { FormVersionId, Slug } from '../../../kernel/ids.js';
import type { FormDefinition } from '../../domain/form/definition.js';
import { transact } from '../transact.js';
import { holdForm } from './hold-form.js';
import { publishDefinition } from './publish-form.js';

/**
 * Asks these questions from now on. What a manager is drafting stays a draft.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function replaceForm(
  deps: { db: Db; now: Clock },
  { definition, ...where }: { actor: Actor; slug: Slug; definition: FormDefinition },
): Promise<FormVersionId> {
  return transact(deps.db, async (trx) => {
    const { community } = await holdForm(trx, where);
    return publishDefinition(trx, {
      community,
      definition,
      by: where.actor.memberId,
      at: deps.now(),
    });
  });
}
