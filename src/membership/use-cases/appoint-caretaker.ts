// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { MemberId, RoleGrantId, Slug } from '../../kernel/ids.js';
import { PiazzaError } from '../../kernel/errors.js';
import { frozeByItself } from '../domain/community.js';
import { lockCommunity } from '../store/communities.js';
import { holdMember } from '../store/means.js';
import { readPowers } from '../store/powers.js';
import { canKeep } from '../store/standing-staff.js';
import { demand, demandFresh, powersOf } from './authorise.js';
import { appoint } from './keep-managed.js';
import { wake } from './lifecycle/wake.js';
import { transact } from './transact.js';

/**
 * The regional staff puts one of its own in charge of a community for a month. One that froze because nobody managed
 * it wakes with it; one that the staff stopped goes on when the staff says so.
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `community.not_found`,
 *   `community.not_active`, `role.caretaker_unfit`, `role.already_held`, `role.to_oneself`
 */
export async function appointCaretaker(
  deps: { db: Db; now: Clock },
  { actor, slug, memberId }: { actor: Actor; slug: Slug; memberId: MemberId },
): Promise<{ grantId: RoleGrantId }> {
  demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'role.appoint_caretaker');
    const community = await lockCommunity(trx, slug);
    if (community.status !== 'active' && community.status !== 'frozen') {
      throw new PiazzaError('community.not_active', { status: community.status });
    }
    const { platformRoles } = await readPowers(trx, memberId, community.id);
    if (!platformRoles.includes('regional_staff')) {
      throw new PiazzaError('right.missing', { permission: 'role.appoint_caretaker' });
    }
    // What is being decided against them at this moment is waited for.
    await holdMember(trx, memberId);
    if (!(await canKeep(trx, { communityId: community.id, memberId }))) {
      throw new PiazzaError('role.caretaker_unfit', { memberId });
    }
    const act = { at: deps.now(), actor: actor.memberId };
    const grant = await appoint(trx, { community, staff: memberId, by: actor.memberId }, act);
    // Somebody answers for it again; what it was stopped for by the staff is another matter.
    if (frozeByItself(community)) await wake(trx, community, act);
    return { grantId: grant.id };
  });
}
