// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId } from '../../../kernel/ids.js';
import {
  endAfter,
  impose,
  longestMeasure,
  longestSuspension,
} from '../../domain/measures/measure.js';
import { insertMeasure } from '../../store/measures/measures.js';
import { suspendStint } from '../../store/stints.js';
import { demandFresh } from '../authorise.js';
import { keepManaged } from '../keep-managed.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandReason, demandStint, lockTarget, type MeasureOrder } from './lock-target.js';

/**
 * Suspends one membership for so many days, at most 90 unless the region decides: the roles pause, portals
 * are told that the person does not belong. Whoever alone answered for the community is replaced first.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `community.not_found`, `right.missing`,
 *   `session.level_too_low`, `measure.own`, `measure.rank`, `membership.not_member`,
 *   `measure.days_not_allowed { longest }`, `measure.already_in_force`,
 *   `community.not_active`
 */
export async function suspendMembership(
  deps: { db: Db; now: Clock },
  { days, ...order }: MeasureOrder & { readonly days: number },
): Promise<{ measureId: MeasureId }> {
  const { actor, memberId, reasonCode } = order;
  demandFresh(actor, deps.now);
  const reason = demandReason(order.reason);
  return transact(deps.db, async (trx) => {
    const target = await lockTarget(trx, order, 'membership.suspend');
    const stint = demandStint(target);
    const { community, byStaff, roleHeld } = target;
    const act = { at: deps.now(), actor: actor.memberId };
    const longest = byStaff ? longestMeasure : longestSuspension;
    const until = endAfter(act.at, days, longest);
    if (!until) throw new PiazzaError('measure.days_not_allowed', { longest });

    await keepManaged(trx, { community, ending: target.grants }, act);
    if (!(await suspendStint(trx, stint.id))) {
      throw new PiazzaError('measure.already_in_force', { stint: stint.id });
    }
    const about = { communityId: community.id, memberId, stintId: stint.id, roleHeld };
    const said = { reasonCode, reason, imposedBy: actor.memberId, imposedAt: act.at };
    const what = { kind: 'suspension', status: 'in_force', byStaff, until } as const;
    const measure = impose({ ...about, ...said, ...what });
    await insertMeasure(trx, measure);
    await record(trx, {
      type: 'stint.suspended',
      ...act,
      subject: memberId,
      community: community.id,
      data: { stint: stint.id, measure: measure.id },
    });
    return { measureId: measure.id };
  });
}
