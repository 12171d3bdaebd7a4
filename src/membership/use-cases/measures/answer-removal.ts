// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MeasureId } from '../../../kernel/ids.js';
import { mayDecline, outranks } from '../../domain/measures/rank.js';
import { confirmMeasure, endMeasure } from '../../store/measures/measures.js';
import { listLiveGrants } from '../../store/grants.js';
import { lockLiveStint } from '../../store/stints.js';
import { demand, demandFresh, demandNotStopped, demandSight, powersOf } from '../authorise.js';
import { endMembership } from '../end-membership.js';
import { record } from '../record.js';
import { settleReport } from '../reports/settle-report.js';
import { transact } from '../transact.js';
import { lockMeasureWithCommunity } from './lock-measure.js';
import { demandReason } from './lock-target.js';
import { mayReturn } from './remove-member.js';

export type RemovalAnswer =
  | { readonly confirm: true }
  /** 3 to 2,000 characters, for who proposed it. */
  | { readonly confirm: false; readonly reason: string };

/**
 * The second word on a removal that was proposed: it takes effect, or it falls. Whoever proposed it may only
 * let it fall, which takes a reason; what the region proposed only the region lets fall.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `measure.not_found`, `right.missing`, `session.level_too_low`,
 *   `measure.ended`, `measure.rank`, `measure.needs_second`, `measure.own`, `community.not_active`
 */
export async function answerRemoval(
  deps: { db: Db; now: Clock },
  { actor, measureId, ...answer }: { actor: Actor; measureId: MeasureId } & RemovalAnswer,
): Promise<void> {
  demandFresh(actor, deps.now);
  const reason = answer.confirm ? undefined : demandReason(answer.reason);
  await transact(deps.db, async (trx) => {
    const { measure, community } = await lockMeasureWithCommunity(trx, measureId);
    if (!community) throw new PiazzaError('measure.not_found', { measureId });
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, 'membership.remove');
    demandNotStopped(powers, community, 'membership.remove');
    if (measure.status !== 'proposed') throw new PiazzaError('measure.ended', { measureId });

    const { memberId, reasonCode } = measure;
    const at = deps.now();
    const by = actor.memberId;
    const stint = await lockLiveStint(trx, community.id, memberId);
    if (!stint) throw new PiazzaError('measure.ended', { measureId });
    const grants = await listLiveGrants(trx, stint.id);
    const held = grants.filter(({ status }) => status === 'active').map(({ role }) => role);
    if (!answer.confirm) {
      if (!mayDecline(powers, measure, held)) throw new PiazzaError('measure.rank', { held });
      await endMeasure(trx, measureId, { status: 'declined', at, by, reason });
      const about = { at, actor: by, subject: memberId, community: community.id };
      await record(trx, { ...about, type: 'removal.declined', data: { measure: measureId } });
      await settleReport(trx, measureId, { outcome: 'none', at, actor: by });
      return;
    }
    if (!outranks(powers, 'membership.remove', held))
      throw new PiazzaError('measure.rank', { held });
    await confirmMeasure(trx, measureId, { by, until: mayReturn(community, at) });
    const end = {
      status: 'removed',
      at,
      actor: by,
      reason: reasonCode,
      measure: measureId,
    } as const;
    await endMembership(trx, { community, stint }, end);
    await settleReport(trx, measureId, { outcome: 'removal', at, actor: by });
  });
}
