// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { AppealId } from '../../../kernel/ids.js';
import type { Appeal } from '../../domain/measures/appeal.js';
import { lockAppeal } from '../../store/measures/appeals.js';
import { insertMessage } from '../../store/cases/messages.js';
import { findMeasure } from '../../store/measures/measures.js';
import { demand, powersOf } from '../authorise.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandMessage } from './open-appeal.js';

/**
 * The person, or the regional staff, writes once more in an appeal that is open.
 * @throws PiazzaError `appeal.message_missing`, `appeal.not_found`, `right.missing`, `session.level_too_low`,
 *   `appeal.decided`
 */
export async function answerAppeal(
  deps: { db: Db; now: Clock },
  { actor, appealId, message }: { actor: Actor; appealId: AppealId; message: string },
): Promise<void> {
  const body = demandMessage(message);
  await transact(deps.db, async (trx) => {
    const appeal = await lockAppeal(trx, appealId);
    if (!appeal) throw new PiazzaError('appeal.not_found', { appealId });
    await demandParty(trx, appeal, actor);
    if (appeal.status !== 'open') throw new PiazzaError('appeal.decided', { appealId });
    const at = deps.now();
    await insertMessage(
      trx,
      { kind: 'appeal', id: appealId },
      { author: actor.memberId, body, at },
    );
    const { measureId: measure, memberId: subject } = appeal;
    const community = (await findMeasure(trx, measure))?.communityId;
    const data = { appeal: appealId, measure };
    const about = { at, actor: actor.memberId, subject, community };
    await record(trx, { ...about, type: 'appeal.answered', data });
  });
}

async function demandParty(trx: Trx, { memberId }: Appeal, actor: Actor): Promise<void> {
  if (memberId !== actor.memberId) demand(await powersOf(trx, actor), 'appeal.decide');
}
