// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId } from '../../../kernel/ids.js';
import { endAfter, impose, longestMeasure, needsSecond } from '../../domain/measures/measure.js';
import { isKnownTo, lockForBan } from '../../store/measures/bans.js';
import { insertMeasure } from '../../store/measures/measures.js';
import { demandFresh } from '../authorise.js';
import { transact } from '../transact.js';
import { demandReason, lockTarget, type MeasureOrder } from './lock-target.js';
import { keepOut, tellBan } from './keep-out.js';

/**
 * Keeps somebody out of a community, for so many days or without an end: their membership and whatever they
 * asked for end, and they cannot come back, with whatever means they sign in, even after an erasure. Who shares
 * in running the community is removed first, which takes two.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `measure.days_not_allowed`,
 *   `community.not_found`, `right.missing`, `session.level_too_low`, `measure.own`, `measure.rank`,
 *   `measure.needs_second`, `membership.not_member` for somebody who never was near, `measure.already_in_force`,
 *   `community.not_active`
 */
export async function banMember(
  deps: { db: Db; now: Clock },
  { days, ...order }: MeasureOrder & { readonly days: number | undefined },
): Promise<{ measureId: MeasureId }> {
  const { actor, memberId, reasonCode } = order;
  demandFresh(actor, deps.now);
  const reason = demandReason(order.reason);
  const at = deps.now();
  const until = demandEnd(at, days);
  return transact(deps.db, async (trx) => {
    const { community, stint, roleHeld, byStaff } = await lockTarget(trx, order, 'membership.ban');
    if (needsSecond(roleHeld)) throw new PiazzaError('measure.needs_second', { roleHeld });
    const isHere = await lockForBan(trx, memberId);
    if (!isHere || !(await isKnownTo(trx, memberId, community.id))) {
      throw new PiazzaError('membership.not_member', { slug: community.slug });
    }
    const about = { communityId: community.id, memberId, stintId: stint?.id, roleHeld };
    const said = { reasonCode, reason, imposedBy: actor.memberId, imposedAt: at };
    const ban = impose({ ...about, ...said, kind: 'ban', status: 'in_force', byStaff, until });
    await insertMeasure(trx, ban);
    await tellBan(trx, ban);
    await keepOut(trx, { community, stint }, ban);
    return { measureId: ban.id };
  });
}

/** @throws PiazzaError `measure.days_not_allowed { longest }` */
export function demandEnd(at: Date, days: number | undefined): Date | undefined {
  if (days === undefined) return undefined;
  const until = endAfter(at, days, longestMeasure);
  if (!until) throw new PiazzaError('measure.days_not_allowed', { longest: longestMeasure });
  return until;
}
