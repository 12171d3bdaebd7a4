// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { reaches } from '../../../kernel/level.js';
import { founderLevel } from '../../domain/founding/community-request.js';
import { isUnconditional, withDemandsOf } from '../../domain/settings/demand-change.js';
import { savePolicy, type Policy } from '../../store/settings/settings.js';
import { demand } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdSettings, type Editing } from './hold-settings.js';

/**
 * Decides who sees a community, who gets in and how. Below the usual level nobody gets in by it: that is the
 * regional staff's to allow (`lowerLevel`), and stays as it is until the level is raised. What a way demands of
 * belonging is decided by itself (`changeDemand`), and stays.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`, `community.archived`,
 *   `community.changed`, `community.way_unconditional`
 */
export async function setPolicy(
  deps: { db: Db; now: Clock },
  { policy, ...editing }: Editing & { readonly policy: Policy },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const held = await holdSettings(trx, editing, 'community.edit_policy');
    const { community, powers } = held;
    const isLow = !reaches(policy.minimumLevel, founderLevel);
    if (isLow && community.minimumLevel !== policy.minimumLevel) {
      demand(powers, 'community.lower_level');
    }
    const levelReason = isLow ? held.levelReason : undefined;
    const ways = withDemandsOf(community.ways, policy.ways);
    if (ways.some(isUnconditional)) {
      throw new PiazzaError('community.way_unconditional', { slug: community.slug });
    }
    await savePolicy(trx, community.id, { ...policy, ways, levelReason });
    await record(trx, {
      type: 'community.policy_set',
      at: deps.now(),
      actor: editing.actor.memberId,
      community: community.id,
      data: { was: community.minimumLevel, level: policy.minimumLevel },
    });
  });
}
