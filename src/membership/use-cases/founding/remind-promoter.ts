// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId, PromoterId } from '../../../kernel/ids.js';
import { mayBeWrittenAgain } from '../../domain/founding/promoter.js';
import { listPromoters, updatePromoter } from '../../store/founding/promoters.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { holdOwnRequest } from './hold-request.js';
import { queueLetter, type FoundingDeps } from './letters.js';

/**
 * Who asked for a community has a promoter written to once more who has not answered: the same link again.
 * @throws PiazzaError `community_request.not_found`, also for another's, `community_request.closed`,
 *   `promoter.not_found`, `promoter.answered`, `promoter.too_often` within three days or after the third letter
 */
export async function remindPromoter(
  deps: Pick<FoundingDeps, 'db' | 'now'>,
  input: { actor: Actor; requestId: CommunityRequestId; promoterId: PromoterId },
): Promise<void> {
  const { actor, requestId, promoterId } = input;
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const request = await holdOwnRequest(trx, requestId, actor);
    const promoter = (await listPromoters(trx, request.id)).find(({ id }) => id === promoterId);
    if (!promoter) throw new PiazzaError('promoter.not_found');
    if (promoter.status !== 'invited') {
      throw new PiazzaError('promoter.answered', { promoter: promoterId });
    }
    if (!mayBeWrittenAgain(promoter, at)) throw new PiazzaError('promoter.too_often');
    const again = { ...promoter, sentCount: promoter.sentCount + 1, lastSentAt: at };
    await updatePromoter(trx, again, { at });
    await record(trx, {
      type: 'promoter.reminded',
      at,
      actor: actor.memberId,
      subject: promoter.memberId,
      data: { request: request.id, promoter: promoter.id },
    });
    if (promoter.address !== undefined) await queueLetter(trx, again);
  });
}
