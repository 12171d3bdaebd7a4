// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import type { FormDefinition } from '../../domain/form/definition.js';
import { getCommunity } from '../../store/communities.js';
import { findCurrentForm, findFormDraft, type FormVersion } from '../../store/form/versions.js';
import { demandFormRight } from './hold-form.js';

export interface FormWorkView {
  readonly published: FormVersion | undefined;
  /** Undefined while nothing differs from what is published. */
  readonly draft: FormDefinition | undefined;
}

/**
 * What a community asks and what a manager is changing about it.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function readFormWork(
  { db }: { db: Db },
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<FormWorkView> {
  const community = await getCommunity(db, slug);
  await demandFormRight(db, { actor, community });
  return {
    published: await findCurrentForm(db, community.id),
    draft: await findFormDraft(db, community.id),
  };
}
