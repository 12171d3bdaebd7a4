// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type { Actor } from '../../../kernel/actor.js';
import type { CommunityRequestId, PromoterId } from '../../../kernel/ids.js';
import { gatherUntilAfter } from '../../domain/founding/community-request.js';
import { mayBeReplaced, mostEverNamed, type Named } from '../../domain/founding/promoter.js';
import { listPromoters, updatePromoter } from '../../store/founding/promoters.js';
import { setGatherUntil } from '../../store/founding/requests.js';
import { record } from '../record.js';
import { transact } from '../transact.js';
import { demandFounder, holdOwnRequest } from './hold-request.js';
import type { FoundingDeps } from './letters.js';
import { summon } from './summon.js';

export interface ReplacePromoter {
  readonly actor: Actor;
  readonly requestId: CommunityRequestId;
  /** Who does not sign, or has not answered. */
  readonly promoterId: PromoterId;
  readonly named: Named;
  /** Of the letter. */
  readonly locale: 'it' | 'en';
}

/**
 * Who asked for a community names somebody else in the place of a promoter who declined or has not answered;
 * the link of the one replaced is dead, and the request waits for the new one at least a month.
 *
 * @throws PiazzaError `session.level_too_low`, `community_request.not_found`, also for another's,
 *   `community_request.closed`, `promoter.not_found`, `promoter.answered` for who has signed or was replaced
 *   before, `promoter.too_many`, `promoter.unknown { names }`, `promoter.already_named`, `promoter.own`
 */
export async function replacePromoter(
  deps: FoundingDeps,
  { actor, requestId, promoterId, named, locale }: ReplacePromoter,
): Promise<void> {
  demandFounder(actor);
  await transact(deps.db, async (trx) => {
    const at = deps.now();
    const request = await holdOwnRequest(trx, requestId, actor);
    const promoters = await listPromoters(trx, request.id);
    const replaced = promoters.find(({ id }) => id === promoterId);
    if (!replaced) throw new PiazzaError('promoter.not_found');
    if (!mayBeReplaced(replaced))
      throw new PiazzaError('promoter.answered', { promoter: promoterId });
    if (promoters.length >= mostEverNamed) throw new PiazzaError('promoter.too_many');

    await updatePromoter(trx, { ...replaced, status: 'replaced' }, { at });
    await record(trx, {
      type: 'promoter.replaced',
      at,
      actor: actor.memberId,
      subject: replaced.memberId,
      data: { request: request.id, promoter: replaced.id, was: replaced.status },
    });
    await summon(deps, trx, request, { named: [named], locale, at });
    await setGatherUntil(trx, { ...request, gatherUntil: gatherUntilAfter(request, at) });
  });
}
