// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { DisputeId } from '../../../kernel/ids.js';
import { insertMessage } from '../../store/cases/messages.js';
import { lockDispute } from '../../store/disputes/disputes.js';
import { demandMessage } from '../measures/open-appeal.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandPartyOrJudge } from './read-disputes.js';

/**
 * Either party, or the regional staff, writes once more in a dispute that is open.
 * @throws PiazzaError `appeal.message_missing`, `dispute.not_found`, `session.level_too_low`, `dispute.decided`
 */
export async function answerDispute(
  deps: { db: Db; now: Clock },
  { actor, disputeId, message }: { actor: Actor; disputeId: DisputeId; message: string },
): Promise<void> {
  const body = demandMessage(message);
  await transact(deps.db, async (trx) => {
    const dispute = await lockDispute(trx, disputeId);
    if (!dispute) throw new PiazzaError('dispute.not_found', { disputeId });
    await demandPartyOrJudge(trx, dispute, actor);
    if (dispute.status !== 'open') throw new PiazzaError('dispute.decided', { disputeId });
    const at = deps.now();
    const author = actor.memberId;
    await insertMessage(trx, { kind: 'dispute', id: disputeId }, { author, body, at });
    const { against: subject, communityId: community, openedBy } = dispute;
    const data = { dispute: disputeId, openedBy };
    await record(trx, { type: 'dispute.answered', at, actor: author, subject, community, data });
  });
}
