// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { MemberId, RoleGrantId, Slug } from '../../kernel/ids.js';
import { foundingManager } from '../domain/role-grant.js';
import { startStint } from '../domain/stint.js';
import { lockCommunity } from '../store/communities.js';
import { insertGrant } from '../store/grants.js';
import { findLiveStint } from '../store/stints.js';
import { admit } from './admit.js';
import { demand, demandFresh, powersOf } from './authorise.js';
import { demandTerm } from './open-role.js';
import { record } from './record.js';
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

    const at = deps.now();
    // Nobody is signed in as this person now, so nothing is proven about them at this moment.
    const unproven = { memberId, level: 'none', provider: 'named', authenticatedAt: at } as const;
    const existing = await findLiveStint(trx, community.id, memberId);
    const stint = existing ?? startStint(community.id, unproven, { path: 'founder', at });
    if (!existing) await admit(trx, stint, { actor: actor.memberId, at });
    const grant = foundingManager(stint, { by: actor.memberId, months, at });
    await insertGrant(trx, grant);
    await record(trx, {
      type: 'role.started',
      at,
      actor: actor.memberId,
      subject: memberId,
      community: community.id,
      data: { grant: grant.id, role: grant.role },
    });
    return { grantId: grant.id };
  });
}
