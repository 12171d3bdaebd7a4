// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { RoleGrantId } from '../../kernel/ids.js';
import { demand, demandActive, demandFresh, demandSight, powersOf } from './authorise.js';
import { endGrantWith } from './end-grant.js';
import { lockGrantWithCommunity } from './lock-grant.js';
import { demandInUse, demandTerm } from './open-role.js';
import { demandSecondSignature } from './roles/countersign-manager.js';
import { startGrantWith } from './start-grant.js';
import { transact } from './transact.js';

export interface AnswerProposal {
  readonly actor: Actor;
  readonly grantId: RoleGrantId;
  readonly accept: boolean;
  readonly months?: number | undefined;
}

/**
 * Somebody who may give the role accepts or declines a member's own proposal.
 *
 * @throws PiazzaError `role.not_found`, `right.missing`, `session.level_too_low`, `role.answered`;
 *   to accept also `session.not_fresh`, `community.not_active`, `role.not_in_use`, `role.needs_second_signature`, `role.term_not_allowed`, `role.to_oneself`
 */
export async function answerProposal(
  deps: { db: Db; now: Clock },
  { actor, grantId, accept, months }: AnswerProposal,
): Promise<void> {
  if (accept) demandFresh(actor, deps.now);
  await transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const powers = await powersOf(trx, actor, community.id);
    demandSight(powers, community);
    demand(powers, `role.accept_proposal:${grant.role}`);
    const { status } = grant;
    if (status !== 'proposed') throw new PiazzaError('role.answered', { grantId });

    const by = { at: deps.now(), actor: actor.memberId };
    if (!accept) {
      await endGrantWith(trx, grant, { status: 'declined', ...by });
      return;
    }
    demandActive(community);
    demandInUse(community, grant.role);
    await demandSecondSignature(trx, grant);
    const term = demandTerm(grant.role, months);
    await startGrantWith(
      trx,
      { ...grant, status },
      { ...by, grantedBy: actor.memberId, months: term },
    );
  });
}
