// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Slug } from '../../../kernel/ids.js';
import type { FormDefinition } from '../../domain/form/definition.js';
import {
  raised,
  withoutQuestion,
  withQuestion,
  type AskedQuestion,
} from '../../domain/form/edit.js';
import { keepFormDraft } from '../../store/form/versions.js';
import { transact } from '../transact.js';
import { holdForm } from './hold-form.js';

export type FormChange =
  /** Without a name it is a new question. */
  | { readonly change: 'set'; readonly name?: string | undefined; readonly asked: AskedQuestion }
  | { readonly change: 'remove' | 'raise'; readonly name: string };

/**
 * Changes one question of the draft. Nobody is asked it before the draft is published.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`,
 *   `form.question_refused` for a question that is gone, or one too many
 */
export async function editForm(
  deps: { db: Db; now: Clock },
  { change, ...where }: { actor: Actor; slug: Slug; change: FormChange },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, definition } = await holdForm(trx, where);
    const changed = changedBy(definition, change);
    if (!changed) throw new PiazzaError('form.question_refused', { slug: where.slug });
    await keepFormDraft(trx, community.id, { definition: changed, at: deps.now() });
  });
}

function changedBy(form: FormDefinition, change: FormChange): FormDefinition | undefined {
  switch (change.change) {
    case 'set':
      return withQuestion(form, change.name, change.asked);
    case 'remove':
      return withoutQuestion(form, change.name);
    case 'raise':
      return raised(form, change.name);
  }
}
