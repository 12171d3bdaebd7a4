// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId, RoleGrantId, Slug } from '../../kernel/ids.js';
import { lockCommunity } from '../store/communities.js';
import { demand, demandFresh, powersOf } from './authorise.js';
import { foundManager } from './found-manager.js';
import { demandTerm } from './open-role.js';
import { transact } from './transact.js';

export interface NameFirstManager {
  readonly actor: Actor;
  readonly slug: Slug;
  readonly memberId: MemberId;
  readonly months?: number | undefined;
}

/**
 * The regional staff names a manager of a community that is still being prepared: the one case in which a role
 * begins without an offer. The person becomes its member with it.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `community.not_found`,
 *   `community.not_draft`, `role.term_not_allowed`, `role.already_held`, `role.to_oneself`,
 *   `membership.not_in_good_standing`
 */
export async function nameFirstManager(
  deps: { db: Db; now: Clock },
  { actor, slug, memberId, ...term }: NameFirstManager,
): Promise<{ grantId: RoleGrantId }> {
  demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'community.approve');
    const community = await lockCommunity(trx, slug);
    if (community.status !== 'draft') throw new PiazzaError('community.not_draft', { slug });
    const months = demandTerm('manager', term.months);

    const named = { memberId, by: actor.memberId, months, at: deps.now() };
    const grant = await foundManager(trx, community, named);
    return { grantId: grant.id };
  });
}
