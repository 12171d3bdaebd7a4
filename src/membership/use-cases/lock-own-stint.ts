// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Community } from '../domain/community.js';
import type { Stint } from '../domain/stint.js';
import { lockLiveStint } from '../store/stints.js';
import { demandSightOf } from './authorise.js';

/**
 * The actor's own membership, held. Who has none learns of a community no more than they may see.
 * @throws PiazzaError `community.not_found`, `membership.not_member`
 */
export async function lockOwnStint(trx: Trx, actor: Actor, community: Community): Promise<Stint> {
  const stint = await lockLiveStint(trx, community.id, actor.memberId);
  if (stint) return stint;
  await demandSightOf(trx, actor, community);
  throw new PiazzaError('membership.not_member', { slug: community.slug });
}
