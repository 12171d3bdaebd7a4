// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type AppealId, type MeasureId } from '../../../kernel/ids.js';
import { cleanMessage, type Appeal } from '../../domain/measures/appeal.js';
import { insertAppeal } from '../../store/measures/appeals.js';
import { insertMessage } from '../../store/cases/messages.js';
import { findMeasure } from '../../store/measures/measures.js';
import { findSurvivor } from '../../store/survivor.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * The person whom a measure concerns asks the regional staff to look at it again; once, in their own words.
 * @throws PiazzaError `measure.not_found`, `appeal.message_missing`, `appeal.already_made`
 */
export async function openAppeal(
  deps: { db: Db; now: Clock },
  { actor, measureId, message }: { actor: Actor; measureId: MeasureId; message: string },
): Promise<{ appealId: AppealId }> {
  const body = demandMessage(message);
  const { memberId } = actor;
  return transact(deps.db, async (trx) => {
    const measure = await findMeasure(trx, measureId);
    const isTold = measure?.status === 'in_force' || measure?.status === 'over';
    if (!measure || !isTold || (await findSurvivor(trx, measure.memberId)) !== memberId) {
      throw new PiazzaError('measure.not_found', { measureId });
    }
    const at = deps.now();
    const { imposedBy, confirmedBy } = measure;
    const id = newId<AppealId>(at.getTime());
    const open = { status: 'open', openedAt: at, decidedAt: undefined, reason: undefined } as const;
    const appeal: Appeal = { id, measureId, memberId, imposedBy, confirmedBy, ...open };
    await insertAppeal(trx, appeal);
    await insertMessage(trx, { kind: 'appeal', id }, { author: memberId, body, at });
    const about = { at, actor: memberId, subject: memberId, community: measure.communityId };
    await record(trx, {
      ...about,
      type: 'appeal.opened',
      data: { appeal: id, measure: measureId },
    });
    return { appealId: id };
  });
}

/** @throws PiazzaError `appeal.message_missing` */
export function demandMessage(raw: string): string {
  const body = cleanMessage(raw);
  if (!body) throw new PiazzaError('appeal.message_missing');
  return body;
}
