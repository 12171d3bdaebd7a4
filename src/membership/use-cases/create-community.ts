// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CommunityId } from '../../kernel/ids.js';
import { demand, powersOf } from './authorise.js';
import { beginCommunity, type NewCommunity } from './begin-community.js';
import { transact } from './transact.js';

export interface CreateCommunity extends NewCommunity {
  readonly actor: Actor;
}

/**
 * The regional staff prepares a community. It shows to nobody else until it has a manager and is activated.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.slug_taken`
 */
export async function createCommunity(
  deps: { db: Db; now: Clock },
  { actor, ...community }: CreateCommunity,
): Promise<{ id: CommunityId }> {
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const act = { actor: actor.memberId, at: deps.now() };
    const { id } = await beginCommunity(trx, community, act);
    return { id };
  });
}
