// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Ages } from '../../domain/joining/ages.js';
import { saveAgePolicy } from '../../store/settings/ages.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdSettings, type Editing } from './hold-settings.js';

/**
 * Decides of which age class people must be to join, with the assessment that it rests on. Who belongs already
 * stays.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.changed`, `community.age_not_assessed`
 */
export async function setAgePolicy(
  deps: { db: Db; now: Clock },
  {
    ages,
    assessment,
    ...editing
  }: Editing & { readonly ages: Ages | undefined; readonly assessment: string },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community } = await holdSettings(trx, editing, 'community.edit_policy');
    const at = deps.now();
    const by = editing.actor.memberId;
    await saveAgePolicy(trx, community.id, { ages, assessment: assessment.trim(), by, at });
    await record(trx, {
      type: 'community.age_set',
      at,
      actor: by,
      community: community.id,
      data: { was: community.ages ?? 'all', ages: ages ?? 'all' },
    });
  });
}
