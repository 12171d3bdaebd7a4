// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import type { Powers } from '../domain/policy.js';
import { can } from '../domain/policy.js';
import type { RoleGrant } from '../domain/role-grant.js';
import { demand, demandFresh, demandNotStopped, demandSight, powersOf } from './authorise.js';
import { endGrantWith } from './end-grant.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { transact } from './transact.js';

/**
 * Takes a role from its holder, by rank. Between two managers it is a dispute, which the regional staff decides.
 *
 * @throws PiazzaError `role.not_found`, `role.dispute`, `right.missing`, `session.level_too_low`, `session.not_fresh`,
 *   `role.answered`, `role.last_manager`, `community.not_active`
 */
export async function revokeRole(
  deps: { db: Db; now: Clock },
  { actor, grantId }: { actor: Actor; grantId: RoleGrantId },
): Promise<void> {
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demandRank(powers, grant);
    demandNotStopped(powers, community, `role.revoke:${grant.role}`);
    demandFresh(actor, deps.now);
    if (grant.status !== 'active') throw new PiazzaError('role.answered', { grantId });

    const end = { status: 'revoked', at: deps.now(), actor: actor.memberId } as const;
    await endGrantWith(trx, grant, end);
  });
}

function demandRank(powers: Powers, { role }: RoleGrant): void {
  const revoke = `role.revoke:${role}` as const;
  const isDispute = role === 'manager' && powers.communityRoles.includes('manager');
  if (isDispute && !can(powers, revoke)) throw new PiazzaError('role.dispute', { role });
  demand(powers, revoke);
}
