// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityRequestId } from '../../../kernel/ids.js';
import { wishFor, type Wish } from '../../domain/founding/community-request.js';
import { mostPromoters, type Named } from '../../domain/founding/promoter.js';
import { insertCommunityRequest } from '../../store/founding/requests.js';
import { transact } from '../transact.js';
import { demandFounder, recordRequest } from './hold-request.js';
import type { FoundingDeps } from './letters.js';
import { summon } from './summon.js';

export interface RequestCommunity {
  readonly actor: Actor;
  readonly wish: Wish;
  readonly promoters: readonly Named[];
  /** Of the letters. */
  readonly locale: 'it' | 'en';
}

/**
 * Any member asks for a new community and names who signs with them. The staff may approve it once enough
 * of them have.
 *
 * @throws PiazzaError `session.level_too_low`, `promoter.too_few { needed, most }`,
 *   `promoter.unknown { names }`, `promoter.twice`, `community_request.already_open`
 */
export async function requestCommunity(
  deps: FoundingDeps,
  { actor, wish, promoters: named, locale }: RequestCommunity,
): Promise<{ requestId: CommunityRequestId }> {
  demandFounder(actor);
  const needed = deps.promotersNeeded;
  if (named.length < needed || named.length > mostPromoters) {
    throw new PiazzaError('promoter.too_few', { needed, most: mostPromoters });
  }
  return transact(deps.db, async (trx) => {
    const at = deps.now();
    const by = actor.memberId;
    const request = wishFor(wish, { by, promotersNeeded: needed, at });
    await insertCommunityRequest(trx, request);
    const data = { complete: needed === 0 };
    await recordRequest(trx, request, { type: 'community_request.submitted', at, actor: by, data });
    await summon(deps, trx, request, { named, locale, at });
    return { requestId: request.id };
  });
}
