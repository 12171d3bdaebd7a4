// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { demandFresh } from '../domain/fresh.js';
import type { MemberFeature } from '../features.js';
import { eraseWhole } from './erasing/erase-whole.js';
import { lockWhole, transactWhole } from './lock-whole.js';

/**
 * Erases the actor (GDPR, art. 17), at once. The same person coming back is a new member.
 *
 * @throws PiazzaError `session.not_fresh`, `member.suspended`
 */
export async function eraseMember(
  deps: { readonly db: Db; readonly now: Clock; readonly features: readonly MemberFeature[] },
  { actor }: { readonly actor: Actor },
): Promise<void> {
  const at = deps.now();
  const { memberId } = actor;
  demandFresh(actor, at);
  await transactWhole(deps.db, async (trx) => {
    const [member] = await lockWhole(trx, deps.features, [memberId]);
    if (member?.status !== 'active') throw new PiazzaError('member.suspended', { memberId });
    await eraseWhole(trx, { memberId, features: deps.features, at });
  });
}
