// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { newId, type DisputeId, type RoleGrantId } from '../../../kernel/ids.js';
import type { Dispute } from '../../domain/disputes/dispute.js';
import { insertMessage } from '../../store/cases/messages.js';
import { insertDispute } from '../../store/disputes/disputes.js';
import { demandFresh, powersOf } from '../authorise.js';
import { lockGrantWithCommunity } from '../lock-grant.js';
import { demandMessage } from '../measures/open-appeal.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

/**
 * A manager asks the regional staff to take the role of another manager of the same community. Nothing changes
 * until the staff decides.
 *
 * @throws PiazzaError `appeal.message_missing`, `session.not_fresh`, `session.level_too_low`, `role.not_found`,
 *   `right.missing`, `role.answered`, `dispute.own`, `dispute.already_open`
 */
export async function openDispute(
  deps: { db: Db; now: Clock },
  { actor, grantId, message }: { actor: Actor; grantId: RoleGrantId; message: string },
): Promise<{ disputeId: DisputeId }> {
  const body = demandMessage(message);
  demandFresh(actor, deps.now);
  return transact(deps.db, async (trx) => {
    const { community, grant } = await lockGrantWithCommunity(trx, grantId);
    const { communityRoles } = await powersOf(trx, actor, community.id);
    if (!communityRoles.includes('manager') || grant.role !== 'manager') {
      throw new PiazzaError('right.missing', { grantId });
    }
    if (grant.status !== 'active') throw new PiazzaError('role.answered', { grantId });

    const at = deps.now();
    const dispute: Dispute = {
      id: newId(at.getTime()),
      communityId: community.id,
      grantId,
      openedBy: actor.memberId,
      against: grant.memberId,
      status: 'open',
      openedAt: at,
      reason: undefined,
    };
    await insertDispute(trx, dispute);
    const { id } = dispute;
    await insertMessage(trx, { kind: 'dispute', id }, { author: actor.memberId, body, at });
    const about = { at, actor: actor.memberId, subject: grant.memberId, community: community.id };
    const data = { dispute: id, openedBy: actor.memberId };
    await record(trx, { ...about, type: 'dispute.opened', data });
    return { disputeId: id };
  });
}
