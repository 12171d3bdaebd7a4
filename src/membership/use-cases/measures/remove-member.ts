// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { day, later, type Clock } from '../../../kernel/clock.js';
import type { MeasureId, MemberId } from '../../../kernel/ids.js';
import type { Community } from '../../domain/community.js';
import { impose, needsSecond } from '../../domain/measures/measure.js';
import { insertMeasure } from '../../store/measures/measures.js';
import { demandFresh } from '../authorise.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandReason, demandStint, lockTarget, type MeasureOrder } from './lock-target.js';

/** At once, or waiting for the word of a second person. */
export interface Removal {
  readonly outcome: 'removed' | 'proposed';
  readonly measureId: MeasureId;
}

/**
 * Ends somebody's membership, with a reason that they receive and may appeal against; they may not come back
 * before the community's cool-down is over. Who shares in running the community goes only when a second
 * person says so too.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `community.not_found`, `right.missing`,
 *   `session.level_too_low`, `measure.own`, `measure.rank`, `membership.not_member`, `measure.already_in_force`,
 *   `community.not_active`
 */
export async function removeMember(
  deps: { db: Db; now: Clock },
  order: MeasureOrder,
): Promise<Removal> {
  const { actor, memberId, reasonCode } = order;
  demandFresh(actor, deps.now);
  const reason = demandReason(order.reason);
  return transact(deps.db, async (trx) => {
    const target = await lockTarget(trx, order, 'membership.remove');
    const stint = demandStint(target);
    const { community, byStaff, roleHeld } = target;
    const at = deps.now();
    const waits = needsSecond(roleHeld);
    const measure = impose({
      kind: 'removal',
      status: waits ? 'proposed' : 'in_force',
      communityId: community.id,
      memberId,
      stintId: stint.id,
      roleHeld,
      reasonCode,
      reason,
      imposedBy: actor.memberId,
      byStaff,
      imposedAt: at,
      until: waits ? undefined : mayReturn(community, at),
    });
    await insertMeasure(trx, measure);
    if (waits) {
      await tellProposal(trx, community, {
        measure: measure.id,
        memberId,
        actor: actor.memberId,
        at,
      });
      return { outcome: 'proposed', measureId: measure.id };
    }
    const end = { status: 'removed', at, actor: actor.memberId } as const;
    const why = { reason: reasonCode, measure: measure.id };
    await endMembership(trx, { community, stint }, { ...end, ...why });
    return { outcome: 'removed', measureId: measure.id };
  });
}

/** When somebody who was removed may come back. */
export const mayReturn = ({ coolDownDays }: Community, from: Date): Date =>
  later(from, coolDownDays * day);

async function tellProposal(
  trx: Trx,
  { id }: Community,
  {
    measure,
    memberId,
    actor,
    at,
  }: { measure: MeasureId; memberId: MemberId; actor: MemberId; at: Date },
): Promise<void> {
  const about = { at, actor, subject: memberId, community: id };
  await record(trx, { ...about, type: 'removal.proposed', data: { measure } });
}
