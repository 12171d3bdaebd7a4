// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { RoleGrantId, Slug } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';
import { lockCommunity } from '../store/communities.js';
import { endMembership } from './end-membership.js';
import { lockOwnStint } from './lock-own-stint.js';
import { transact } from './transact.js';

/**
 * Ends the actor's own membership, at once and without asking anybody. The last manager leaves too: who agreed
 * to succeed them takes over in the same act, else a caretaker does, or the community is frozen.
 * There is no other person to name: one leaves for oneself.
 *
 * @throws PiazzaError `community.not_found`, `membership.not_member`
 */
export async function leaveCommunity(
  deps: { db: Db; now: Clock },
  {
    actor,
    slug,
    successor,
  }: {
    actor: Actor;
    slug: Slug;
    /** The preferred one, where several agreed to take over. */
    successor?: RoleGrantId | undefined;
  },
): Promise<{ endedRoles: readonly CommunityRole[] }> {
  return transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const stint = await lockOwnStint(trx, actor, community);

    const handingOver = { to: successor };
    const end = { status: 'left', at: deps.now(), actor: actor.memberId, handingOver } as const;
    const ended = await endMembership(trx, { community, stint }, end);
    return { endedRoles: ended.map((grant) => grant.role) };
  });
}
