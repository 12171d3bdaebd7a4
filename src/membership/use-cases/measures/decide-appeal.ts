// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AppealId } from '../../../kernel/ids.js';
import { decideAppealRow, findAppeal, lockAppeal } from '../../store/measures/appeals.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandReason } from './lock-target.js';
import { lockMeasureWithCommunity } from './lock-measure.js';
import { undoMeasure } from './undo-measure.js';

export interface DecideAppeal {
  readonly actor: Actor;
  readonly appealId: AppealId;
  readonly verdict: 'upheld' | 'dismissed';
  /** For both sides. */
  readonly reason: string;
}

/**
 * The regional staff decides an appeal, once; nobody their own decision. Upheld, the measure is over: a
 * suspended membership goes on, somebody who was removed or banned may come back at once.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `appeal.not_found`, `right.missing`,
 *   `session.level_too_low`, `appeal.decided`, `appeal.own_decision`
 */
export async function decideAppeal(
  deps: { db: Db; now: Clock },
  { actor, appealId, verdict, ...input }: DecideAppeal,
): Promise<void> {
  demandFresh(actor, deps.now);
  const reason = demandReason(input.reason);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'appeal.decide');
    const known = await findAppeal(trx, appealId);
    if (!known) throw new PiazzaError('appeal.not_found', { appealId });
    const { measure } = await lockMeasureWithCommunity(trx, known.measureId);
    const appeal = await lockAppeal(trx, appealId);
    if (appeal?.status !== 'open') throw new PiazzaError('appeal.decided', { appealId });

    const at = deps.now();
    const by = actor.memberId;
    await decideAppealRow(trx, appealId, { status: verdict, at, by, reason });
    const { communityId: community } = measure;
    const { memberId: subject } = appeal;
    const data = { appeal: appealId, measure: measure.id, verdict, imposedBy: measure.imposedBy };
    await record(trx, { type: 'appeal.decided', at, actor: by, subject, community, data });
    if (verdict === 'upheld' && measure.status === 'in_force') {
      await undoMeasure(trx, measure, { at, actor: by, reason });
    }
  });
}
