// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Actor } from '../../../kernel/actor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { MemberId } from '../../../kernel/ids.js';
import { demandFresh, staffFreshness } from '../../domain/fresh.js';
import { cleanReason } from '../../domain/suspension.js';
import { findAliases } from '../../store/erasure.js';
import { lockLimitations, saveLifting } from '../../store/limitations.js';
import { tell } from '../resolving/tell.js';
import type { StaffDeps } from '../standing/deps.js';

/**
 * The privacy officer lifts a limitation, of profiles merged into the member too. The person is told, as GDPR,
 * art. 18(3) asks.
 *
 * @throws PiazzaError `session.not_fresh`, `right.missing`, `session.level_too_low`, `member.reason_missing`,
 *   `member.own_limitation`, `member.not_limited`
 */
export async function liftLimitation(
  deps: Pick<StaffDeps, 'db' | 'now' | 'demandRight'>,
  input: { readonly actor: Actor; readonly memberId: MemberId; readonly reason: string },
): Promise<void> {
  const { actor, memberId } = input;
  const at = deps.now();
  demandFresh(actor, at, staffFreshness);
  const reason = cleanReason(input.reason);
  if (!reason) throw new PiazzaError('member.reason_missing');
  if (actor.memberId === memberId) throw new PiazzaError('member.own_limitation');
  await deps.db.transaction().execute(async (trx) => {
    await deps.demandRight(trx, actor, 'person.limit');
    const inForce = await lockLimitations(trx, await findAliases(trx, memberId));
    if (inForce.length === 0) throw new PiazzaError('member.not_limited', { memberId });
    for (const limitation of inForce) {
      const { id, memberId: subject } = limitation;
      await saveLifting(trx, limitation, { by: actor.memberId, at, reason });
      const about = { at, actor: actor.memberId, subject, data: { limitation: id } };
      await tell(trx, { event: 'member.unlimited', action: 'member.unlimit', ...about });
    }
  });
}
