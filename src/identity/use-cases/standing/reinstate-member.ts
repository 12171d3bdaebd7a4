// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { demandFresh, staffFreshness } from '../../domain/fresh.js';
import { cleanReason } from '../../domain/suspension.js';
import { updateProfileOf } from '../../store/members.js';
import { lockSuspension, saveLifting } from '../../store/suspensions.js';
import { lockWhole, transactWhole } from '../lock-whole.js';
import { tell } from '../resolving/tell.js';
import type { StaffDeps } from './deps.js';

/**
 * Lifts a suspension: the member may sign in again, and belongs and serves where they did.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `member.reason_missing`,
 *   `member.not_suspended`
 */
export async function reinstateMember(
  deps: StaffDeps,
  input: { readonly actor: Actor; readonly memberId: MemberId; readonly reason: string },
): Promise<void> {
  const { actor, memberId } = input;
  const at = deps.now();
  demandFresh(actor, at, staffFreshness);
  const reason = cleanReason(input.reason);
  if (!reason) throw new PiazzaError('member.reason_missing');
  await transactWhole(deps.db, async (trx) => {
    await deps.demandRight(trx, actor, 'person.suspend');
    await lockWhole(trx, deps.features, [memberId]);
    const suspension = await lockSuspension(trx, memberId);
    if (!suspension) throw new PiazzaError('member.not_suspended', { memberId });

    // Active first: features give things back to a member in good standing only.
    await updateProfileOf(trx, memberId, { at, status: 'active' });
    const act = { memberId, at, actor: actor.memberId };
    for (const feature of deps.features) {
      if (!(feature.name in suspension.journal)) continue;
      await feature.reinstateMember?.(trx, act, suspension.journal[feature.name]);
    }
    await saveLifting(trx, suspension, { by: actor.memberId, at, reason });
    await tell(trx, {
      event: 'member.reinstated',
      action: 'member.reinstate',
      at,
      actor: actor.memberId,
      subject: memberId,
      data: { suspension: suspension.id },
    });
  });
}
