// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { emptyDefinition, type FormDefinition } from '../../domain/form/definition.js';
import type { Powers } from '../../domain/policy.js';
import { lockCommunity } from '../../store/communities.js';
import { findCurrentForm, findFormDraft } from '../../store/form/versions.js';
import { demand, demandNotStopped, demandSight, powersOf } from '../authorise.js';

export interface FormWork {
  readonly community: Community;
  /** What is being written: the draft, or else what is asked now. */
  readonly definition: FormDefinition;
}

/**
 * The form that a manager may change, kept still: other changes and joins wait.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.not_active`
 */
export async function holdForm(
  trx: Trx,
  { actor, slug }: { actor: Actor; slug: Slug },
): Promise<FormWork> {
  const community = await lockCommunity(trx, slug);
  const powers = await demandFormRight(trx, { actor, community });
  demandNotStopped(powers, community, 'form.edit');
  return { community, definition: await writtenForm(trx, community) };
}

export async function demandFormRight(
  db: Db | Trx,
  { actor, community }: { actor: Actor; community: Community },
): Promise<Powers> {
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'form.edit');
  return powers;
}

export const writtenForm = async (db: Db | Trx, { id }: Community): Promise<FormDefinition> =>
  (await findFormDraft(db, id)) ?? (await findCurrentForm(db, id))?.definition ?? emptyDefinition;
