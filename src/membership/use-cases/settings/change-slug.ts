// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { moveToSlug } from '../../store/settings/settings.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdSettings, type Editing } from './hold-settings.js';

/**
 * Gives a community another address. The old one leads to it for ever and is never given again.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.changed`, `community.slug_taken`
 */
export async function changeSlug(
  deps: { db: Db; now: Clock },
  { to, ...editing }: Editing & { readonly to: Slug },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community } = await holdSettings(trx, editing, 'community.edit_policy');
    await moveToSlug(trx, community.id, to);
    await record(trx, {
      type: 'community.moved',
      at: deps.now(),
      actor: editing.actor.memberId,
      community: community.id,
      data: { from: community.slug, to },
    });
  });
}
