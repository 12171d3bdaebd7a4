// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type FormVersionId, type MemberId, type Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import type { FormDefinition } from '../../domain/form/definition.js';
import { dropFormDraft, insertFormVersion } from '../../store/form/versions.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdForm } from './hold-form.js';

/**
 * Asks the draft from now on, as a new version; requests sent before keep theirs.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `form.nothing_changed`
 */
export async function publishForm(
  { db, now }: { db: Db; now: Clock },
  where: { actor: Actor; slug: Slug },
): Promise<FormVersionId> {
  return transact(db, async (trx) => {
    const { community, definition } = await holdForm(trx, where);
    const dropped = await dropFormDraft(trx, community.id);
    if (!dropped) throw new PiazzaError('form.nothing_changed', { slug: where.slug });
    const { memberId: by } = where.actor;
    return publishDefinition(trx, { community, definition, by, at: now() });
  });
}

/** The next version of what a community asks, the community locked. */
export async function publishDefinition(
  trx: Trx,
  form: {
    readonly community: Community;
    readonly definition: FormDefinition;
    readonly by: MemberId;
    readonly at: Date;
  },
): Promise<FormVersionId> {
  const { community, definition, by, at } = form;
  const id = newId<FormVersionId>(at.getTime());
  await insertFormVersion(trx, { id, communityId: community.id, definition, by, at });
  const about = { at, actor: by, community: community.id };
  await record(trx, { ...about, type: 'form.published', data: { form: id } });
  return id;
}
