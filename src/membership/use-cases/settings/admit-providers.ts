// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { saveAdmittedProviders } from '../../store/settings/settings.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdSettings, type Editing } from './hold-settings.js';

/**
 * Decides with which providers people join, by whatever way; all when undefined. It holds for whoever joins from
 * now on.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.changed`
 */
export async function admitProviders(
  deps: { db: Db; now: Clock },
  { providers, ...editing }: Editing & { readonly providers: readonly string[] | undefined },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community } = await holdSettings(trx, editing, 'community.edit_policy');
    await saveAdmittedProviders(trx, community.id, providers);
    await record(trx, {
      type: 'community.policy_set',
      at: deps.now(),
      actor: editing.actor.memberId,
      community: community.id,
      data: { providers: providers ?? 'all' },
    });
  });
}
