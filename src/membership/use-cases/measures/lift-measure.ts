// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId } from '../../../kernel/ids.js';
import type { Measure } from '../../domain/measures/measure.js';
import { actsAsStaff } from '../../domain/policy.js';
import { demand, demandFresh, demandNotStopped, demandSight, powersOf } from '../authorise.js';
import { transact } from '../transact.js';
import { demandReason } from './lock-target.js';
import { lockMeasureWithCommunity } from './lock-measure.js';
import { undoMeasure } from './undo-measure.js';

/**
 * Takes a suspension or a ban back before its time, with a reason. What the region decided only the region lifts.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `measure.not_found`, `right.missing`,
 *   `session.level_too_low`, `measure.rank`, `measure.ended`, `measure.own`, `community.not_active`
 */
export async function liftMeasure(
  deps: { db: Db; now: Clock },
  { actor, measureId, ...input }: { actor: Actor; measureId: MeasureId; reason: string },
): Promise<void> {
  demandFresh(actor, deps.now);
  const reason = demandReason(input.reason);
  await transact(deps.db, async (trx) => {
    const { measure, community } = await lockMeasureWithCommunity(trx, measureId);
    const powers = await powersOf(trx, actor, community?.id);
    if (community) demandSight(powers, community);
    const right = rightFor(measure);
    demand(powers, right);
    if (community) demandNotStopped(powers, community, right);
    if (measure.byStaff && right !== 'person.ban' && !actsAsStaff(powers, right)) {
      throw new PiazzaError('measure.rank', { by: 'region' });
    }
    if (measure.status !== 'in_force') throw new PiazzaError('measure.ended', { measureId });
    await undoMeasure(trx, measure, { at: deps.now(), actor: actor.memberId, reason });
  });
}

function rightFor({ kind, communityId }: Measure) {
  if (kind === 'suspension') return 'membership.suspend';
  if (kind === 'removal') return 'membership.remove';
  return communityId ? 'membership.unban' : 'person.ban';
}
