// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { DisputeId } from '../../../kernel/ids.js';
import { closeDispute, findDispute, lockDispute } from '../../store/disputes/disputes.js';
import { demand, demandFresh, powersOf } from '../authorise.js';
import { endGrantWith } from '../end-grant.js';
import { keepManaged } from '../keep-managed.js';
import { lockGrantWithCommunity } from '../lock-grant.js';
import { demandReason } from '../measures/lock-target.js';
import { record } from '../record.js';
import { transact } from '../transact.js';

export interface DecideDispute {
  readonly actor: Actor;
  readonly disputeId: DisputeId;
  readonly verdict: 'upheld' | 'dismissed';
  /** For both sides. */
  readonly reason: string;
}

/**
 * The regional staff decides between two managers, once; nobody their own dispute. Upheld, the role ends, and
 * somebody answers for the community.
 *
 * @throws PiazzaError `session.not_fresh`, `measure.reason_missing`, `right.missing`, `session.level_too_low`,
 *   `dispute.not_found`, `dispute.decided`, `dispute.own`
 */
export async function decideDispute(
  deps: { db: Db; now: Clock },
  { actor, disputeId, verdict, ...input }: DecideDispute,
): Promise<void> {
  demandFresh(actor, deps.now);
  const reason = demandReason(input.reason);
  await transact(deps.db, async (trx) => {
    demand(await powersOf(trx, actor), 'appeal.decide');
    const known = await findDispute(trx, disputeId);
    if (!known) throw new PiazzaError('dispute.not_found', { disputeId });
    const { community, grant } = await lockGrantWithCommunity(trx, known.grantId);
    const dispute = await lockDispute(trx, disputeId);
    if (dispute?.status !== 'open') throw new PiazzaError('dispute.decided', { disputeId });

    const at = deps.now();
    const by = actor.memberId;
    await closeDispute(trx, disputeId, { status: verdict, at, by, reason });
    const { against: subject, openedBy } = dispute;
    const data = { dispute: disputeId, openedBy, verdict };
    const about = { at, actor: by, subject, community: community.id };
    await record(trx, { ...about, type: 'dispute.decided', data });
    if (verdict === 'dismissed') return;
    await keepManaged(trx, { community, ending: [grant] }, { at, actor: by });
    await endGrantWith(trx, grant, { status: 'revoked', at, actor: by });
  });
}
