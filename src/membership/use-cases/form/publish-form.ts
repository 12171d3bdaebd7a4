// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type FormVersionId, type Slug } from '../../../kernel/ids.js';
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
    const at = now();
    const form = newId<FormVersionId>(at.getTime());
    const dropped = await dropFormDraft(trx, community.id);
    if (!dropped) throw new PiazzaError('form.nothing_changed', { slug: where.slug });
    const by = where.actor.memberId;
    await insertFormVersion(trx, { id: form, communityId: community.id, definition, by, at });
    const data = { form };
    await record(trx, { type: 'form.published', at, actor: by, community: community.id, data });
    return form;
  });
}
