// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { revocation } from '../domain/measures/measure.js';
import type { Powers } from '../domain/policy.js';
import { actsAsStaff, can } from '../domain/policy.js';
import type { RoleGrant } from '../domain/role-grant.js';
import { insertMeasure } from '../store/measures/measures.js';
import { demand, demandFresh, demandNotStopped, demandSight, powersOf } from './authorise.js';
import { endGrantWith } from './end-grant.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { demandReason } from './measures/lock-target.js';
import { transact } from './transact.js';

/**
 * Takes a role from its holder, by rank, with a reason that they receive and may appeal against. Between two managers
 * it is a dispute, which the regional staff decides.
 *
 * @throws PiazzaError `measure.reason_missing`, `role.not_found`, `role.dispute`, `right.missing`, `session.level_too_low`, `session.not_fresh`,
 *   `role.answered`, `role.last_manager`, `community.not_active`
 */
export async function revokeRole(
  deps: { db: Db; now: Clock },
  { actor, grantId, reason: given }: RevokeRole,
): Promise<void> {
  const reason = given === undefined ? '' : demandReason(given);
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demandRank(powers, grant);
    demandNotStopped(powers, community, `role.revoke:${grant.role}`);
    demandFresh(actor, deps.now);
    if (grant.status !== 'active') throw new PiazzaError('role.answered', { grantId });

    const at = deps.now();
    const end = { status: 'revoked', at, actor: actor.memberId } as const;
    // Nobody appeals against their own act.
    if (grant.memberId === actor.memberId) return await endGrantWith(trx, grant, end);
    const byStaff = actsAsStaff(powers, `role.revoke:${grant.role}`);
    const by = { imposedBy: actor.memberId, byStaff, imposedAt: at, reason };
    const measure = revocation(grant, by);
    await insertMeasure(trx, measure);
    await endGrantWith(trx, grant, { ...end, measure: measure.id });
  });
}

interface RevokeRole {
  readonly actor: Actor;
  readonly grantId: RoleGrantId;
  /** For the holder: 3 to 2,000 characters. Undefined for a portal that says none. */
  readonly reason: string | undefined;
}

function demandRank(powers: Powers, { role }: RoleGrant): void {
  const revoke = `role.revoke:${role}` as const;
  const isDispute = role === 'manager' && powers.communityRoles.includes('manager');
  if (isDispute && !can(powers, revoke)) throw new PiazzaError('role.dispute', { role });
  demand(powers, revoke);
}
