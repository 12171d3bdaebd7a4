// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId, Slug } from '../../kernel/ids.js';
import type { CommunityRole } from '../domain/permissions.js';
import { openGrant } from '../domain/role-grant.js';
import { grantRules, mayPropose } from '../domain/terms.js';
import { lockCommunity } from '../store/communities.js';
import { memberSince } from '../store/leaving/last-stint.js';
import { insertGrant } from '../store/grants.js';
import { demand, demandActive, demandSight, powersOf } from './authorise.js';
import { demandHolderLevel } from './demand-holder.js';
import { demandInUse, stintWithout } from './open-role.js';
import { record } from './record.js';
import { transact } from './transact.js';

/**
 * The actor puts themselves forward for a role; it begins when somebody who may give it accepts.
 *
 * @throws PiazzaError `role.not_proposable`, `session.level_too_low { minimum }`, `community.not_found`,
 *   `community.not_active`, `role.not_in_use`, `membership.not_member`, `right.missing` to who is suspended,
 *   `role.already_held`, `role.already_open`, `role.too_early`
 */
export async function proposeRole(
  deps: { db: Db; now: Clock },
  {
    actor,
    slug,
    role,
    message,
  }: { actor: Actor; slug: Slug; role: CommunityRole; message: string },
): Promise<{ grantId: RoleGrantId }> {
  demandProposable(role, actor);
  return transact(deps.db, async (trx) => {
    const community = await lockCommunity(trx, slug);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    const stint = await stintWithout(trx, community, { memberId: actor.memberId, role });
    demand(powers, 'role.propose');
    demandActive(community);
    demandInUse(community, role);
    const at = deps.now();
    const since = await memberSince(trx, stint);
    if (!mayPropose(role, since, at)) throw new PiazzaError('role.too_early', { role });

    const grant = openGrant(stint, { role, by: undefined, months: undefined, message, at });
    await insertGrant(trx, grant);
    await record(trx, {
      type: 'role.proposed',
      at,
      actor: actor.memberId,
      subject: actor.memberId,
      community: community.id,
      data: { grant: grant.id, role },
    });
    return { grantId: grant.id };
  });
}

/** Whoever accepts later cannot ask for the holder's proof: it is asked for now. */
function demandProposable(role: CommunityRole, actor: Actor): void {
  if (grantRules[role].daysBeforeProposal === undefined) {
    throw new PiazzaError('role.not_proposable', { role });
  }
  demandHolderLevel(role, actor);
}
