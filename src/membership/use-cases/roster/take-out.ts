// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { lockCommunity } from '../../store/communities.js';
import { isRemovalProposed } from '../../store/measures/measures.js';
import { findLiveStint } from '../../store/stints.js';
import { demand, demandSight, powersOf } from '../authorise.js';
import type { MeasureOrder } from '../measures/lock-target.js';
import { removeMember, type Removal } from '../measures/remove-member.js';
import { transact } from '../transact.js';

/**
 * Removes somebody, unless they do not belong, or their removal waits for the word of a second person already.
 * @throws PiazzaError as `removeMember`
 */
export async function takeOut(
  deps: { db: Trx; now: Clock },
  order: MeasureOrder,
): Promise<Removal['outcome'] | 'unchanged'> {
  return transact(deps.db, async (trx) => {
    const { id } = await lockForRemoving(trx, order);
    const stint = await findLiveStint(trx, id, order.memberId);
    if (!stint || (await isRemovalProposed(trx, stint.id))) return 'unchanged';
    const { outcome } = await removeMember({ ...deps, db: trx }, order);
    return outcome;
  });
}

/**
 * The community from which somebody removes people: whether somebody belongs is not told to others.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export async function lockForRemoving(
  trx: Trx,
  { actor, slug }: { readonly actor: Actor; readonly slug: Slug },
): Promise<Community> {
  const community = await lockCommunity(trx, slug);
  const powers = await powersOf(trx, actor, community.id);
  demandSight(powers, community);
  demand(powers, 'membership.remove');
  return community;
}
