// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { hasLapsed } from '../domain/role-grant.js';
import { demandActive } from './authorise.js';
import { demandGranter, demandHolderLevel, demandTwoSigners } from './demand-holder.js';
import { endGrantWith } from './end-grant.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { demandInUse, demandTerm } from './open-role.js';
import { demandSecondSignature } from './roles/countersign-manager.js';
import { startGrantWith } from './start-grant.js';
import { agreeToSucceedWith } from './leaving/agree-to-succeed.js';
import { transact } from './transact.js';

/**
 * The member accepts or declines a role offered to them. Declining asks for nothing; accepting asks for the
 * level that the role demands of its holder, and that whoever offered it could still do so. What is offered for
 * the case that a manager leaves is agreed to now and begins then; the word may be taken back by declining.
 *
 * @throws PiazzaError `role.not_found`, `role.answered`, `role.lapsed`, `role.granter_gone`,
 *   `session.level_too_low { minimum }`, `community.not_active`, `role.not_in_use`, `role.needs_second_signature`,
 *   `role.same_signature`
 */
export async function answerOffer(
  deps: { db: Db; now: Clock },
  { actor, grantId, accept }: { actor: Actor; grantId: RoleGrantId; accept: boolean },
): Promise<'started' | 'agreed' | 'declined'> {
  return transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const { status, offeredBy } = grant;
    if (grant.memberId !== actor.memberId) throw new PiazzaError('role.not_found', { grantId });
    if (status !== 'offered' || offeredBy === undefined) {
      throw new PiazzaError('role.answered', { grantId });
    }
    const at = deps.now();
    if (!accept) {
      await endGrantWith(trx, grant, { status: 'declined', at, actor: actor.memberId });
      return 'declined';
    }
    demandActive(community);
    demandInUse(community, grant.role);
    await demandSecondSignature(trx, grant);
    if (hasLapsed(grant, at)) throw new PiazzaError('role.lapsed', { grantId });
    demandHolderLevel(grant.role, actor);
    const grantedBy = await demandGranter(trx, grant, offeredBy);
    await demandTwoSigners(trx, grant, grantedBy);
    if (grant.onLeave) {
      await agreeToSucceedWith(trx, grant, at);
      return 'agreed';
    }

    const months = demandTerm(grant.role, grant.months);
    const consent = { actor: actor.memberId, grantedBy, months, at };
    await startGrantWith(trx, { ...grant, status }, consent);
    return 'started';
  });
}
